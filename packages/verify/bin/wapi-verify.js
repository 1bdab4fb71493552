#!/usr/bin/env node
// A package manager links this file before the first build, so it must exist then.
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli.js', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('wapi-verify is not built. Run "npm run build" in its repository.');
  process.exitCode = 1;
}
