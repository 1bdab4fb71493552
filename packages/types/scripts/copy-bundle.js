// Puts the bundled spec beside the compiled code, so that the published package holds it.
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
copyFileSync(require.resolve('@wapi/spec/openapi.json'), new URL('../dist/openapi.json', import.meta.url));
