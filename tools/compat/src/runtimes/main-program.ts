import { build } from 'esbuild';
import type { Input } from '../../programs/scenario.js';
import { readProgram, stripTypes } from '../programs/read-program.js';

const scenario = stripTypes(readProgram('scenario.ts')).replace('export async', 'async');

/**
 * Writes a module that imports every entry. Its function `report` runs the scenario and returns the results.
 *
 * @param entries the specifiers of the client, main entry first
 * @param last the statement that uses `report`
 */
export function mainProgram(input: Input, entries: readonly string[], last: string): string {
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const loaded = entries.map((entry, index) => `'${entry}': Object.keys(entry${index}).length > 0`);
  const report = `{ ...(await scenario(entry0, ${JSON.stringify(input)})), entries: { ${loaded.join(', ')} } }`;
  return [...imports, scenario, `const report = async () => (${report});`, last].join('\n');
}

/**
 * Bundles a module with the packages that it imports from a project. Used for runtimes without `node_modules`.
 *
 * @param options `conditions` are the `exports` conditions that bundlers for the runtime use
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
