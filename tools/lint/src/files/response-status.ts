import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isMap, isScalar, type Pair } from 'yaml';
import type { Finding } from '../source/finding.js';
import { type SourceFile, startOf, toPlace } from '../source/sources.js';

/** A reference to a response file, for a status code. */
interface Use {
  source: SourceFile;
  offset: number;
  status: string;
  /** absolute */
  target: string;
}

const pairsOf = (node: unknown): Pair[] => (isMap(node) ? node.items.filter(({ key }) => isScalar(key)) : []);

/**
 * Lists the references to response files in a path's file. Skips `default` and ranges such as `4XX`, because they are
 * not a single status code.
 */
function findUses(source: SourceFile): Use[] {
  return pairsOf(source.document.contents).flatMap(({ value: operation }) => {
    if (!isMap(operation)) return [];
    return pairsOf(operation.get('responses')).flatMap(({ key, value }) => {
      const ref = isMap(value) ? value.get('$ref') : undefined;
      const status = isScalar(key) ? String(key.value) : '';
      if (typeof ref !== 'string' || !/^[1-5]\d\d$/.test(status)) return [];
      return [{ source, offset: startOf(key), status, target: resolve(dirname(source.file), ref) }];
    });
  });
}

/** Groups values by a key, the largest group first. */
function groupBySize<Value>(values: readonly Value[], keyOf: (value: Value) => string): [string, Value[]][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length);
}

/**
 * Reports responses that are used for two status codes. The findings are at the uses for the rarer status code, or at
 * all uses if both are equally common.
 */
export function checkResponseStatus(dir: string, sources: readonly SourceFile[]): Finding[] {
  const uses = sources.filter(({ file }) => file.startsWith(join(dir, 'paths') + sep)).flatMap(findUses);
  return groupBySize(uses, ({ target }) => target).flatMap(([target, usesOfTarget]) => {
    const byStatus = groupBySize(usesOfTarget, ({ status }) => status);
    const most = byStatus[0]?.[1].length ?? 0;
    const tied = byStatus.filter(([, { length }]) => length === most).length > 1;
    const wrong = byStatus.filter(([, { length }]) => tied || length < most);
    return wrong.flatMap(([status, places]) => {
      const [right, { length: count }] = byStatus.find(([other]) => other !== status) ?? ['', []];
      const ofStatus = uses.filter((use) => use.status === status && use.target !== target);
      const [better] = groupBySize(ofStatus, (use) => use.target);
      return places.map(({ source, offset }): Finding => {
        const instead =
          better === undefined ? '' : `, such as ${relative(dirname(source.file), better[0]).split(sep).join('/')}`;
        const elsewhere = `in ${count} other ${count === 1 ? 'place' : 'places'}`;
        const message =
          `Use a different response for ${status}${instead}: ${basename(target)} is used for ${right} ` +
          `${elsewhere}.`;
        return { file: source.file, ...toPlace(source, offset), severity: 'error', rule: 'response-status', message };
      });
    });
  });
}
