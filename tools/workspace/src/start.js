// `npm start`: builds everything from the spec, then serves the docs and the mock until it is stopped.
import { whenLauncherIsGone } from './launcher.js';
import { explain, PortError, readPort, requireFree } from './ports.js';
import { build } from './turbo.js';

async function main() {
  const docsPort = readPort(process.env, 'DOCS_PORT', 4000);
  const mockPort = readPort(process.env, 'MOCK_PORT', 4010);
  if (docsPort === mockPort && docsPort !== 0) throw new PortError(`DOCS_PORT and MOCK_PORT are both ${docsPort}. Set one of them to another port.`);
  await requireFree('DOCS_PORT', docsPort);
  await requireFree('MOCK_PORT', mockPort);

  console.log('Building from the spec');
  if (!(await build())) {
    process.exitCode = 1;
    return;
  }

  // Not there before the build.
  const [{ serveDocs }, { createMock }] = await Promise.all([import('@wapi/docs'), import('@wapi/mock')]);
  const mock = createMock();
  const api = await mock.listen(mockPort).catch((error) => Promise.reject(explain(error, 'MOCK_PORT', mockPort)));
  const docs = await serveDocs({ port: docsPort, mock: api.origin }).catch((error) => Promise.reject(explain(error, 'DOCS_PORT', docsPort)));

  console.log(`
  Docs  ${docs.url}
  Mock  ${api.url}  (personas and keys: ${api.origin}/__wapi)

Ctrl-C stops both.`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void Promise.all([docs.close(), mock.close()]).then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  whenLauncherIsGone(stop);
}

main().catch((error) => {
  console.error(error instanceof PortError ? error.message : `Could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
