import { parsePointer } from '@wapi/types';
import type { RegisterResult } from '../probes/step.js';

/** Formats the conclusion about a register entry as lines, with the resulting edit to the spec. */
export function registerLines({ id, title, result, reading, reason, edit }: RegisterResult): string[] {
  const lines = [`${result.padEnd(12)} ${id}: ${title}. ${reading ?? reason ?? ''}`.trimEnd()];
  for (const [pointer, value] of Object.entries(edit ?? {})) lines.push(`  edit ${placeOf(pointer)}: ${textOf(value)}`);
  if (result !== 'open') lines.push(`  then delete ${id} from spec/discrepancies.yaml, and its x-discrepancy marks`);
  return lines;
}

/** Converts a JSON Pointer in the bundle to a spec file and a location in that file. */
function placeOf(pointer: string): string {
  const [top = '', kind = '', name = '', ...rest] = parsePointer(pointer);
  const inFile = (file: string, path: readonly string[]): string =>
    path.length === 0 ? file : `${file} at ${path.join('/')}`;
  if (top === 'components' && name !== '') return inFile(`spec/components/${kind}/${name}.yaml`, rest);
  if (top === 'components') return `spec/components/${kind}/`;
  if (top === 'paths' && kind !== '') {
    const file = kind.slice(1).replaceAll('/', '_').replaceAll(/[{}]/g, '');
    return inFile(
      `spec/paths/${file}.yaml`,
      [name, ...rest].filter((part) => part !== ''),
    );
  }
  return inFile(
    'spec/openapi.yaml',
    [top, kind, name, ...rest].filter((part) => part !== ''),
  );
}

function textOf(value: unknown): string {
  if (value === null) return 'remove it';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
