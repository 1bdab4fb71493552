// Makes sure that what was built can read the spec, and puts the bundled spec beside it, so that the published package holds it.
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

try {
  await import('../dist/index.js');
} catch (error) {
  // A mistake in the spec, which is for whoever edits the spec to read: where this code stumbled over it is of no use there.
  console.error(`${error.message} If the spec's lint is clean, this is a defect of packages/types.`);
  process.exit(1);
}

copyFileSync(require.resolve('@wapi/spec/openapi.json'), new URL('../dist/openapi.json', import.meta.url));
