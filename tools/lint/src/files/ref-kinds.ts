import { basename, join, relative, sep } from 'node:path';
import { listsOfSchemas, mapsOfSchemas, singleSchemas } from '../rule-support/schemas.js';
import { keysOf, quote, valueAt } from '../rule-support/values.js';
import { suggestName } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import type { Reference, SourceFile } from '../source/sources.js';
import { schemaKeywords } from './schema-errors.js';

/** The kind of component that each key's value must be. */
const kindOfKey: Record<string, string> = {
  ...Object.fromEntries(singleSchemas.map((keyword) => [keyword, 'schemas'])),
  schema: 'schemas',
  requestBody: 'requestBodies',
};

/** The kind of component that each map or list contains, keyed by the name of the map or list. */
const kindOfMembers: Record<string, string> = {
  ...Object.fromEntries([...mapsOfSchemas, ...listsOfSchemas].map((keyword) => [keyword, 'schemas'])),
  headers: 'headers',
  parameters: 'parameters',
  responses: 'responses',
  examples: 'examples',
};

/** Whether a path leads into the value of an example. Such a value can have any keys. */
function isInExample(top: string, kind: string | undefined, path: readonly string[]): boolean {
  if (top === 'components' && kind === 'examples') return path[0] === 'value';
  return path.some((segment, index) => segment === 'examples' && path[index + 2] === 'value');
}

/**
 * Returns the folder that must contain the target of a `$ref` at a path. Returns `undefined` if every kind is allowed.
 */
function neededFolder(dir: string, file: string, path: readonly string[]): string | undefined {
  const [top = '', kind] = relative(dir, file).split(sep);
  const [first, second] = path;
  if (isInExample(top, kind, path)) return undefined;
  if (top === 'openapi.yaml' && path.length === 2 && (first === 'paths' || first === 'webhooks')) return first;
  if (top === 'openapi.yaml' && path.length === 3 && first === 'components') return join('components', second ?? '');
  if (path.length === 0) return top === 'components' ? join(top, kind ?? '') : top;
  const last = path.at(-1) ?? '';
  const holder = path.at(-2) ?? '';
  const needed = kindOfMembers[holder] ?? kindOfKey[last];
  return needed === undefined ? undefined : join('components', needed);
}

/** The keywords through which a schema includes a different schema completely. */
const including = ['allOf', 'anyOf', 'oneOf'];

/** Whether a reference makes its file include the whole target, as in `$ref` at the top and in `allOf`. */
const includesTarget = ({ path }: Reference): boolean =>
  path.every((segment) => including.includes(segment) || /^\d+$/.test(segment));

/**
 * Finds how a reference leads back to its own file through references that include their whole targets.
 *
 * @returns the files from `file` back to `file`, or undefined if the reference does not lead back
 */
function findCycle(file: string, sources: ReadonlyMap<string, SourceFile>, start: Reference): string[] | undefined {
  const waysTo = new Map([[start.target, [file, start.target]]]);
  // Iterating over a map includes entries that are added during the iteration.
  for (const [target, way] of waysTo) {
    if (target === file) return way;
    for (const ref of sources.get(target)?.refs.filter(includesTarget) ?? [])
      if (!waysTo.has(ref.target)) waysTo.set(ref.target, [...way, ref.target]);
  }
  return undefined;
}

/** The keys that have an effect next to a `$ref` to a component other than a schema. */
const referenceKeys = ['summary', 'description'];

/** Reports the keys next to a `$ref` that have no effect there. */
function checkSiblings(dir: string, { data }: SourceFile, { ref, target, path }: Reference): string[] {
  const [top, kind] = relative(dir, target).split(sep);
  if (top !== 'components') return [];
  const known = kind === 'schemas' ? schemaKeywords : referenceKeys;
  return keysOf(valueAt(data, path))
    .filter((key) => key !== '$ref' && !key.startsWith('x-') && !known.includes(key))
    .map((key) => {
      const advice = suggestName(key, known, `move it into ${ref}, or remove it.`);
      return `${quote(key)} has no effect next to \`$ref\`: ${advice}`;
    });
}

/**
 * Reports each `$ref` to a file of the wrong kind, each `$ref` with a key that has no effect, and each `$ref` through
 * which a file includes itself. Recursion in a property is allowed.
 */
export function checkRefKinds(dir: string, sources: readonly SourceFile[]): Finding[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return sources.flatMap((source) =>
    source.refs.flatMap((reference): Finding[] => {
      const { file } = source;
      const { ref, target, path, line, column } = reference;
      const report = (message: string): Finding[] => [
        { file, line, column, severity: 'error', rule: 'ref-kinds', message },
      ];
      const cycle = includesTarget(reference) ? findCycle(file, byFile, reference) : undefined;
      if (cycle !== undefined) {
        const names = cycle.map((name) => basename(name)).join(' → ');
        return report(
          `${ref} leads back to its own file, ${names}: write the content here, or refer to a different file.`,
        );
      }
      const needed = neededFolder(dir, file, path);
      const found = relative(dir, join(target, '..'));
      if (needed === undefined || found === needed || found.startsWith(needed + sep))
        return checkSiblings(dir, source, reference).flatMap(report);
      const folder = needed.split(sep).join('/');
      return report(`\`$ref\` must point to a file in ${folder} here, received ${ref}.`);
    }),
  );
}
