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
