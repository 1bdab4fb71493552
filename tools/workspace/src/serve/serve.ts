import { serveDocs } from '@wapi/docs/server';
import { createMock, type MockOptions } from '@wapi/mock';
import { explainPortError } from '../settings/ports.js';
import { createDocsBuilder } from './docs-builder.js';
import { watchSpec } from './watch-spec.js';

export interface ServeOptions {
  readonly docsPort: number;
  readonly mockPort: number;
  /** The mock's platform. If omitted, the mock uses its own default. */
  readonly platform?: MockOptions['platform'];
  /** The absolute path of the spec's folder. */
  readonly specDir: string;
  /** Receives a message about each saved change and its effect. */
  readonly log: (text: string) => void;
}

export interface Served {
  readonly docs: string;
  readonly mock: string;
  readonly personas: string;
  /** Resolves once the spec is watched for changes. */
  readonly followed: Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Serves the built docs and the mock. Both reload when a file in the spec's folder changes.
 *
 * @throws {PortError} if a port is not available
 */
export async function serve({ docsPort, mockPort, platform, specDir, log }: ServeOptions): Promise<Served> {
  const mock = createMock({ platform });
  const api = await mock.listen(mockPort).catch((error: NodeJS.ErrnoException) => {
    throw explainPortError(error, 'MOCK_PORT', mockPort);
  });
  const docs = await serveDocs({ port: docsPort, mock: api.origin }).catch((error: NodeJS.ErrnoException) => {
    throw explainPortError(error, 'DOCS_PORT', docsPort);
  });
  const builder = createDocsBuilder({ show: docs.show, log });
  const watching = watchSpec({ dir: specDir, reload: mock.reload, rebuild: builder.rebuild, log });
  const followed = watching.then(
    () => undefined,
    (error: Error) => log(`Could not watch the spec: ${error.message}. Restart npm start to load changes.`),
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
