import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

/** The text of a file in `programs/`. */
export function readProgram(name: string): string {
  return readFileSync(new URL(`../../programs/${name}`, import.meta.url), 'utf8');
}

/** The JavaScript of a program in TypeScript, for runtimes that do not read TypeScript. */
export function stripTypes(text: string): string {
  return transformSync(text, { loader: 'ts', target: 'es2022' }).code;
}
