import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

export interface CodeBlock {
  /** The heading above the block. */
  readonly heading: string;
  readonly language: string;
  readonly code: string;
}

/** The fenced code blocks of a Markdown file, in order. */
export function readCodeBlocks(file: URL): CodeBlock[] {
  let heading = '';
  const blocks: CodeBlock[] = [];
  for (const match of readFileSync(file, 'utf8').matchAll(/^#+ ([^\n]*)$|^```(\w+)\n(.*?)^```$/gms)) {
    const [, title, language, code] = match;
    if (title !== undefined) heading = title;
    if (language !== undefined && code !== undefined) blocks.push({ heading, language, code });
  }
  return blocks;
}

/** Turns a block into JavaScript that can run inside a function: imports become calls to `import()`. */
export function toScript(code: string): string {
  const script = code
    .replaceAll(/^import type .*\n/gm, '')
    .replaceAll(/^import (\w+) from ('.*');$/gm, 'const { default: $1 } = await import($2);')
    .replaceAll(/^import (\{.*\}) from ('.*');$/gm, 'const $1 = await import($2);')
    .replaceAll(/^export /gm, '');
  return transformSync(script, { loader: 'ts', target: 'es2022' }).code;
}

/**
 * Joins blocks into one program, just as a reader would who works through a README from top to bottom. A block sees the
 * names of the earlier blocks and may redefine them. The program prints each heading before its block.
 *
 * @param after code that is added in the scope of the last block
 */
export function joinBlocks(blocks: readonly CodeBlock[], after: string): string {
  const scripts = blocks.map(
    ({ heading, code }) => `{\nconsole.log(${JSON.stringify(`# ${heading}`)});\n${toScript(code)}`,
  );
  return [...scripts, after, '}'.repeat(blocks.length)].join('\n');
}
