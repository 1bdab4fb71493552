import { STATUS_CODES } from 'node:http';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { Finding } from '../source/finding.js';
import { groupBy } from '../source/group-by.js';
import { type SourceFile, startOf, toPlace, toRef } from '../source/sources.js';

/** A reference to the file of a response or of an example, for a status code. */
interface Reference {
  source: SourceFile;
  offset: number;
  status: string;
  /** absolute */
  target: string;
}

/** A reference to a response file in an operation. */
interface Use extends Reference {
  operation: YAMLMap;
  /** The last word of the name of the response, such as `Exists`. */
  lastWord: string;
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
      const target = resolve(dirname(source.file), ref);
      const [lastWord = ''] = /[A-Z][a-z]*$/.exec(basename(target, '.yaml')) ?? [];
      return [{ source, offset: startOf(key), status, target, operation, lastWord }];
    });
  });
}

/** Lists the references to example files in the responses, one for each response file and status code. */
function findExamples(sources: readonly SourceFile[], uses: readonly Use[]): Reference[] {
  const files = new Map(sources.map((source) => [source.file, source]));
  const responses = new Map(uses.map((use) => [`${use.status} ${use.target}`, use]));
  return [...responses.values()].flatMap(({ status, target: file }) => {
    const source = files.get(file);
    const content = isMap(source?.document.contents) ? source.document.contents.get('content') : undefined;
    return pairsOf(content).flatMap(({ value: media }) =>
      pairsOf(isMap(media) ? media.get('examples') : undefined).flatMap(({ key, value }) => {
        const ref = isMap(value) ? value.get('$ref') : undefined;
        if (source === undefined || typeof ref !== 'string') return [];
        return [{ source, offset: startOf(key), status, target: resolve(dirname(file), ref) }];
      }),
    );
  });
}

/** Groups values by a key, the largest group first. */
function groupBySize<Value>(values: readonly Value[], keyOf: (value: Value) => string): [string, Value[]][] {
  return [...groupBy(values, keyOf)].toSorted(([, a], [, b]) => b.length - a.length);
}

/**
 * The reason phrases of status codes that occur as names of responses. `Found` is left out, because it also names a
 * response with the thing that was found.
 */
const statusOfPhrase = Object.entries(STATUS_CODES)
  .map(([status, phrase = '']) => ({ status, phrase: phrase.replaceAll(/[^A-Za-z]/g, '').toLowerCase() }))
  .filter(({ phrase }) => phrase !== 'found');

/** Returns the status code whose reason phrase a name begins or ends with. The longest phrase counts. */
function statusInName(name: string): { status: string; phrase: string } | undefined {
  const text = name.toLowerCase();
  const found = statusOfPhrase.filter(({ phrase }) => text.startsWith(phrase) || text.endsWith(phrase));
  return found.toSorted((a, b) => b.phrase.length - a.phrase.length)[0];
}

/** How often each status code occurs, by the last word of the responses' names. */
type StatusCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

function countStatuses(uses: readonly Use[]): StatusCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const { lastWord, status } of uses) {
    const ofWord = counts.get(lastWord) ?? new Map<string, number>();
    counts.set(lastWord, ofWord.set(status, (ofWord.get(status) ?? 0) + 1));
  }
  return counts;
}

/** Returns the status code of all responses with the same last word, if there are at least two others. */
function usualStatus(counts: StatusCounts, { lastWord, status: own }: Use): string | undefined {
  // Leave out the use itself.
  const others = [...(counts.get(lastWord) ?? [])].map(
    ([status, count]) => [status, status === own ? count - 1 : count] as const,
  );
  const total = others.reduce((sum, [, count]) => sum + count, 0);
  return others.find(([, count]) => count >= 2 && count > total - 2)?.[0];
}

/** Reports a response whose name says a different status code, and two responses of an operation that are swapped. */
function checkNames(uses: readonly Use[]): Finding[] {
  const counts = countStatuses(uses);
  return uses.flatMap((use): Finding[] => {
    const { source, offset, status, target, operation } = use;
    const report = (message: string): Finding[] => [
      { file: source.file, ...toPlace(source, offset), severity: 'error', rule: 'response-status', message },
    ];
    const named = statusInName(basename(target, '.yaml'));
    if (named !== undefined && named.status !== status)
      return report(`Use a different response for ${status}: the name ${basename(target)} says ${named.status}.`);
    const usual = usualStatus(counts, use);
    if (usual === undefined || usual === status) return [];
    const other = uses.find((one) => one.operation === operation && one.status === usual);
    if (other === undefined || usualStatus(counts, other) !== status) return [];
    return report(
      `Swap the responses for ${status} and ${other.status}: ${basename(target)} has the name of a response for ` +
        `${other.status}.`,
    );
  });
}

/**
 * Reports responses that are used for two status codes. The findings are at the uses for the rarer status code, or at
 * all uses if both are equally common. Reports examples in the same way. Also reports responses whose names say a
 * different status code.
 */
export function checkResponseStatus(dir: string, sources: readonly SourceFile[]): Finding[] {
  const uses = sources.filter(({ file }) => file.startsWith(join(dir, 'paths') + sep)).flatMap(findUses);
  const shared = checkShared(uses, 'response');
  const reported = new Set(shared.map(({ file, line }) => `${file}:${line}`));
  const ofResponses = [...shared, ...checkNames(uses).filter(({ file, line }) => !reported.has(`${file}:${line}`))];
  // The examples of a response with a wrong status code are wrong too, so report only the response.
  return ofResponses.length > 0 ? ofResponses : checkShared(findExamples(sources, uses), 'example');
}

/** Reports the files that are used for two status codes. Examples with the same status code rarely fit instead. */
function checkShared(uses: readonly Reference[], what: 'response' | 'example'): Finding[] {
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
        const instead = better === undefined || what === 'example' ? '' : `, such as ${toRef(source.file, better[0])}`;
        const elsewhere = `in ${count} other ${count === 1 ? 'place' : 'places'}`;
        const message =
          `Use a different ${what} for ${status}${instead}: ${basename(target)} is used for ${right} ` +
          `${elsewhere}.`;
        return { file: source.file, ...toPlace(source, offset), severity: 'error', rule: 'response-status', message };
      });
    });
  });
}
