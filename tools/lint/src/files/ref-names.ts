import { basename, dirname, join, sep } from 'node:path';
import type { Finding } from '../source/finding.js';
import { type SourceFile, toRef } from '../source/sources.js';

/** The maps in which a key is the name of a component. */
const namingMaps = ['headers', 'examples', 'properties', 'responses', 'schemas', 'parameters', 'requestBodies'];

/** Returns a name without its spelling, so that `X-RateLimit-Limit` equals `RateLimitLimit`. */
const normalize = (name: string): string =>
  name
    .replace(/^X-/i, '')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

/** A finding, with the file to which the `$ref` must point. */
interface NameFinding {
  finding: Finding;
  /** absolute */
  wanted: string;
}

/**
 * Reports each `$ref` under a key that is the name of a different file of the same kind, as after copying a reference
 * and changing only its key.
 */
export function checkRefNames(dir: string, sources: readonly SourceFile[]): NameFinding[] {
  const files = new Map(
    sources.map(({ file }) => [`${dirname(file)}${sep}${normalize(basename(file, '.yaml'))}`, file]),
  );
  return sources.flatMap(({ file, refs }) =>
    refs.flatMap(({ ref, target, path, line, column }): NameFinding[] => {
      const key = path.at(-1) ?? '';
      const name = normalize(key);
      const named = files.get(join(dirname(target), name));
      const isNaming = namingMaps.includes(path.at(-2) ?? '') && target.startsWith(join(dir, 'components') + sep);
      const stem = basename(target, '.yaml');
      const report = (message: string, wanted: string): NameFinding[] => [
        { finding: { file, line, column, severity: 'error', rule: 'ref-names', message }, wanted },
      ];
      // The mock and the docs select an example by its key, and the bundle names it after its file.
      if (isNaming && path.at(-2) === 'examples' && named === undefined)
        return report(`The key of ${ref} must be \`${stem}\`, received \`${key}\`.`, target);
      if (!isNaming || named === undefined || normalize(stem).includes(name)) return [];
      const message = `\`${key}\` must refer to ${toRef(file, named)}, which has its name, received ${ref}.`;
      return report(message, named);
    }),
  );
}
