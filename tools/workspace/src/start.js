// `npm start`: builds everything from the spec, then serves the docs and the mock, which follow what is saved in it, until it is stopped.
import { join } from 'node:path';
import { whenLauncherIsGone } from './launcher.js';
import { PlatformError, readPlatform } from './platform.js';
import { PortError, readPort, requireFree } from './ports.js';
import { build, rootDir } from './turbo.js';

async function main() {
  const docsPort = readPort(process.env, 'DOCS_PORT', 4000);
  const mockPort = readPort(process.env, 'MOCK_PORT', 4010);
  const specDir = join(rootDir, 'spec');
  const platform = readPlatform(process.env, join(specDir, 'openapi.yaml'));
  if (docsPort === mockPort && docsPort !== 0) throw new PortError(`DOCS_PORT and MOCK_PORT are both ${docsPort}. Set one of them to another port.`);
  await requireFree('DOCS_PORT', docsPort);
  await requireFree('MOCK_PORT', mockPort);

  console.log('Building from the spec');
  if (!(await build())) {
    process.exitCode = 1;
    return;
  }

  // Not there before the build.
  const { serve } = await import('./serve.js');
  const served = await serve({ docsPort, mockPort, platform, specDir, say: (text) => console.log(text) });

  console.log(`
  Docs  ${served.docs}
  Mock  ${served.mock}  (personas and keys: ${served.personas})

Both follow what is saved in spec/. Ctrl-C stops them.
`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void served.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  whenLauncherIsGone(stop);
}

main().catch((error) => {
  const isSetting = error instanceof PortError || error instanceof PlatformError;
  console.error(isSetting ? error.message : `Could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
