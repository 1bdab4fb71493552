// Checks that the built package can read the spec, and copies the bundled spec into the published package.
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// Use a variable instead of a literal, because the compiler runs before this file exists.
const entry = new URL('../dist/index.js', import.meta.url).href;

try {
  await import(entry);
} catch (error) {
  // Print only the message, because the author of the spec does not need a stack trace of this code.
  const message = error instanceof Error ? error.message : String(error);
  console.error(`${message} If the spec's lint is clean, this is a defect of packages/types.`);
  process.exit(1);
}

copyFileSync(require.resolve('@wapi/spec/openapi.json'), new URL('../dist/openapi.json', import.meta.url));
