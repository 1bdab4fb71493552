import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

/** Reads a file in `programs/`. */
export function readProgram(name: string): string {
  return readFileSync(new URL(`../../programs/${name}`, import.meta.url), 'utf8');
}

/** Turns TypeScript into JavaScript, for runtimes without TypeScript support. */
export function stripTypes(text: string): string {
  return transformSync(text, { loader: 'ts', target: 'es2022' }).code;
}
