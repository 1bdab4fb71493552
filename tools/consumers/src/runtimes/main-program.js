import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const scenario = readFileSync(new URL('../../programs/scenario.js', import.meta.url), 'utf8').replace('export async', 'async');

/**
 * The text of a module that imports every entry, and has a function `report` that runs the scenario and returns what happened.
 *
 * @param {import('../../programs/scenario.js').Input} input
 * @param {readonly string[]} entries specifiers of the client, the main one first
 * @param {string} last what the module does with `report`
 */
export function mainProgram(input, entries, last) {
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const loaded = entries.map((entry, index) => `'${entry}': Object.keys(entry${index}).length > 0`);
  return [
    ...imports,
    scenario,
    `const report = async () => ({ ...(await scenario(entry0, ${JSON.stringify(input)})), entries: { ${loaded.join(', ')} } });`,
    last,
  ].join('\n');
}

/**
 * Bundles a module with what it imports from a project, as for a runtime that has no packages of its own.
 *
 * @param {string} text
 * @param {{ project: string, conditions?: string[] }} options conditions: what the runtime's bundlers prefer in `exports`
 * @returns {Promise<string>}
 */
export async function bundleProgram(text, { project, conditions = [] }) {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: project, sourcefile: 'main.js' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    conditions,
  });
  return outputFiles[0]?.text ?? '';
}
