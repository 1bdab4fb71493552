// `npm start`: builds everything from the spec, then serves the docs and the mock until the user stops it. Both reload
// when the spec changes.
import { join } from 'node:path';
import { errorMessage } from '@wapi/lint/helpers';
import { requireNoArguments } from '../command-line.js';
import { whenLauncherIsGone } from '../launcher.js';
import { rootDir } from '../root-dir.js';
import { PlatformError, readPlatform } from '../settings/platform.js';
import { PortError, readPort, requireFree } from '../settings/ports.js';
import { build } from '../turbo/build.js';

const HELP = `Builds everything from the spec, then serves the docs and the mock. Both reload when the spec changes.
Press Ctrl-C to stop.

  --help, -h     print this text

Environment
  DOCS_PORT      port of the docs (default: 4000)
  MOCK_PORT      port of the mock (default: 4010)
  MOCK_PLATFORM  country platform of the mock (default: tt)

Exit codes
  0  stopped
  1  could not build or start
  2  an argument is invalid`;

requireNoArguments('npm start', HELP);

async function main(): Promise<void> {
  const docsPort = readPort(process.env, 'DOCS_PORT', 4000);
  const mockPort = readPort(process.env, 'MOCK_PORT', 4010);
  const specDir = join(rootDir, 'spec');
  const platform = readPlatform(process.env, join(specDir, 'openapi.yaml'));
  if (docsPort === mockPort && docsPort !== 0) {
    throw new PortError(`DOCS_PORT and MOCK_PORT must differ, received ${docsPort} for both.`);
  }
  await requireFree('DOCS_PORT', docsPort);
  await requireFree('MOCK_PORT', mockPort);

  console.log('Building from the spec');
  if (!(await build())) {
    process.exitCode = 1;
    return;
  }

  // Import only after the build, because the imported module needs built packages.
  const { serve } = await import('../serve/serve.js');
  const served = await serve({ docsPort, mockPort, platform, specDir, log: (text) => console.log(text) });

  console.log(`
  Docs  ${served.docs}
  Mock  ${served.mock}  (personas and keys: ${served.personas})

Both reload when you save a file in spec/. Press Ctrl-C to stop.
`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void served.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  whenLauncherIsGone(stop);
}

main().catch((error: unknown) => {
  const isSetting = error instanceof PortError || error instanceof PlatformError;
  console.error(isSetting ? error.message : `Could not start: ${errorMessage(error)}`);
  process.exit(1);
});
