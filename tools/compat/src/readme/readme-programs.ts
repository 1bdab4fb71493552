import { readFileSync } from 'node:fs';
import { lexer } from 'marked';

export interface ReadmeProgram {
  /** The heading above the example. */
  readonly heading: string;
  readonly code: string;
}

const MAKES_CLIENT = /^import \{[^}]*\bcreateWapi\w*\b[^}]*\} from '@wapi\/client/m;
const IMPORT = /^import [^;]*;$/gm;
/**
 * Matches examples that import the mock. They are skipped here, because the consumer has only the client. The client's
 * own tests run them.
 */
const NEEDS_MOCK = /from '@wapi\/mock'/;

/**
 * Returns the complete programs in a README, i.e. the examples that import and create a client. All other examples
 * continue such a program.
 */
export function readmePrograms(file: URL): ReadmeProgram[] {
  let heading = '';
  const programs: ReadmeProgram[] = [];
  for (const token of lexer(readFileSync(file, 'utf8'))) {
    if (token.type === 'heading') heading = String(token['text']);
    if (token.type !== 'code' || token['lang'] !== 'ts') continue;
    const code = String(token['text']);
    if (MAKES_CLIENT.test(code) && !NEEDS_MOCK.test(code)) programs.push({ heading, code });
  }
  return programs;
}

/**
 * Joins all TypeScript in a README into one program, as if a reader followed the README from top to bottom. Each block
 * continues the earlier blocks and may redefine their names.
 */
export function readmeInOrder(file: URL): string {
  const imports: string[] = [];
  const blocks: string[] = [];
  for (const token of lexer(readFileSync(file, 'utf8'))) {
    if (token.type !== 'code' || token['lang'] !== 'ts') continue;
    const code = String(token['text']);
    imports.push(...(code.match(IMPORT) ?? []));
    // Later blocks are nested in the scope of earlier blocks. Imports, exports and `declare` are not allowed there.
    blocks.push(
      code
        .replaceAll(IMPORT, '')
        .replaceAll(/^export /gm, '')
        .replaceAll(/^declare const (.*);/gm, 'const $1 = undefined as never;'),
    );
  }
  return [...mergeImports(imports), blocks.join('\n{\n'), '}'.repeat(blocks.length - 1)].join('\n');
}

/** Imports each name once, even if several blocks import it. */
function mergeImports(imports: readonly string[]): string[] {
  const names = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const text of imports) {
    const [, keyword, list = '', module] = /^(import(?: type)?) \{([^}]*)\} (from .*)$/s.exec(text) ?? [];
    if (keyword === undefined) {
      others.add(text);
      continue;
    }
    const key = `${keyword} # ${module}`;
    const known = names.get(key) ?? new Set();
    for (const name of list.split(',')) if (name.trim() !== '') known.add(name.trim());
    names.set(key, known);
  }
  return [...others, ...[...names].map(([key, known]) => key.replace('#', `{ ${[...known].join(', ')} }`))];
}

/**
 * In a README, finds the first example that contains a string.
 *
 * @throws {Error} if no example contains the string
 */
export function readmeExample(file: URL, text: string): string {
  const found = lexer(readFileSync(file, 'utf8')).find(
    (token) => token.type === 'code' && String(token['text']).includes(text),
  );
  if (found === undefined) throw new Error(`No example in ${file.pathname} contains ${text}.`);
  return String((found as { text: unknown }).text);
}
