import { build } from 'esbuild';
import type { Input } from '../../programs/scenario.js';
import { readProgram, stripTypes } from '../programs/read-program.js';

const scenario = stripTypes(readProgram('scenario.ts')).replace('export async', 'async');

/**
 * The text of a module that imports every entry and has a function `report`, which runs the scenario and returns its report.
 *
 * @param entries specifiers of the client, the main one first
 * @param last the statement that uses `report`
 */
export function mainProgram(input: Input, entries: readonly string[], last: string): string {
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const loaded = entries.map((entry, index) => `'${entry}': Object.keys(entry${index}).length > 0`);
  const report = `{ ...(await scenario(entry0, ${JSON.stringify(input)})), entries: { ${loaded.join(', ')} } }`;
  return [...imports, scenario, `const report = async () => (${report});`, last].join('\n');
}

/**
 * Bundles a module with what it imports from a project, for a runtime without packages of its own.
 *
 * @param options conditions: the conditions in `exports` that the runtime's bundlers prefer
 */
export async function bundleProgram(
  text: string,
  { project, conditions = [] }: { project: string; conditions?: string[] },
): Promise<string> {
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
