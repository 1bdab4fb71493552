import { readFileSync } from 'node:fs';
import { lexer } from 'marked';

/**
 * @typedef {object} ReadmeProgram
 * @property {string} heading that it stands under
 * @property {string} code TypeScript
 */

/**
 * The examples of a README that are whole programs: those that import a client and make one. The others go on from these.
 *
 * @param {URL} file
 * @returns {ReadmeProgram[]}
 */
export function readmePrograms(file) {
  let heading = '';
  /** @type {ReadmeProgram[]} */
  const programs = [];
  for (const token of lexer(readFileSync(file, 'utf8'))) {
    if (token.type === 'heading') heading = token['text'];
    if (token.type === 'code' && token['lang'] === 'ts' && /^import \{[^}]*\bcreateWapi\w*\b[^}]*\} from '@wapi\/client/m.test(token['text'])) {
      programs.push({ heading, code: token['text'] });
    }
  }
  return programs;
}

/**
 * All TypeScript of a README as one program, as whoever follows it from top to bottom has it: each block goes on from those before it, and may
 * give a name of theirs to something else.
 *
 * @param {URL} file
 * @returns {string} TypeScript
 */
export function readmeInOrder(file) {
  /** @type {string[]} */
  const imports = [];
  /** @type {string[]} */
  const blocks = [];
  for (const token of lexer(readFileSync(file, 'utf8'))) {
    if (token.type !== 'code' || token['lang'] !== 'ts') continue;
    imports.push(...(token['text'].match(IMPORT) ?? []));
    // A block that goes on from others stands in their scope, in which there are neither imports nor exports.
    blocks.push(token['text'].replaceAll(IMPORT, '').replaceAll(/^export /gm, ''));
  }
  return [...imports, blocks.join('\n{\n'), '}'.repeat(blocks.length - 1)].join('\n');
}

const IMPORT = /^import [^;]*;$/gm;
