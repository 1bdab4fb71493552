import { serveDocs } from '@wapi/docs/server';
import { createMock } from '@wapi/mock';
import { createDocsBuilder } from './docs-builder.js';
import { explain } from './ports.js';
import { watchSpec } from './watch-spec.js';

/**
 * Serves what was built of the spec, docs and mock, and lets both follow what is saved in the spec's folder.
 *
 * @param {{ docsPort: number, mockPort: number, platform?: import('@wapi/mock').MockOptions['platform'], specDir: string, say: (text: string) => void }} options
 *   platform: the mock's, by default its own default; specDir: absolute; say: is told what was saved and what came of it
 * @returns {Promise<{ docs: string, mock: string, personas: string, followed: Promise<void>, close: () => Promise<void> }>} the addresses;
 *   followed: resolves when the first save is waited for
 * @throws {import('./ports.js').PortError} when a port cannot be had
 */
export async function serve({ docsPort, mockPort, platform, specDir, say }) {
  const mock = createMock({ platform });
  const api = await mock.listen(mockPort).catch((error) => Promise.reject(explain(error, 'MOCK_PORT', mockPort)));
  const docs = await serveDocs({ port: docsPort, mock: api.origin }).catch((error) => Promise.reject(explain(error, 'DOCS_PORT', docsPort)));
  const builder = createDocsBuilder({ show: docs.show, say });
  const watching = watchSpec({ dir: specDir, reload: mock.reload, rebuild: builder.rebuild, say });
  const followed = watching.then(
    () => undefined,
    (/** @type {Error} */ error) => say(`What is saved in the spec's folder is not followed: ${error.message}`),
  );
  return {
    docs: docs.url,
    mock: api.url,
    personas: `${api.origin}/__wapi`,
    followed,
    async close() {
      const unwatched = watching.then((watcher) => watcher.close()).catch(() => undefined);
      await Promise.all([docs.close(), mock.close(), unwatched.then(builder.close)]);
    },
  };
}
