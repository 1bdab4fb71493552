import type { RedoclyFinding } from '../redocly.js';
import { choices, isUnder, keepRelevant } from '../rule-support/union-errors.js';
import { valueAt } from '../rule-support/values.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import { groupBy } from '../source/group-by.js';
import { offsetAt } from '../source/locate.js';
import { type SourceFile, toPlace } from '../source/sources.js';
import { type Ajv, getValidator, findError, kindOf, requiredIn, toStandalone, validate } from './example-schemas.js';

/** A finding about an example in its own file. */
type ExampleFinding = RedoclyFinding & Required<Pick<RedoclyFinding, 'pointer' | 'from'>>;

const invalidExample = 'no-invalid-media-type-examples';

/**
 * Drops findings about branches that an example is not meant to match. All findings concern one example of one media
 * type.
 */
function pruneOne(
  ajv: Ajv,
  sources: readonly SourceFile[],
  findings: readonly ExampleFinding[],
): readonly ExampleFinding[] {
  const [first] = findings;
  if (first === undefined) return findings;
  const { file, from } = first;
  const documentOf = (name: string): unknown => sources.find((source) => source.file === name)?.data;
  const value = valueAt(documentOf(file), ['value']);
  const media = toStandalone(from.file, valueAt(documentOf(from.file), fromPointer(decodeURI(from.pointer))));
  const errors = validate(ajv, valueAt(media, ['schema']), value, '');
  const tops = errors.filter(({ keyword }) => choices.includes(keyword)).map(({ instancePath }) => instancePath);
  const relevant = keepRelevant((...args) => validate(ajv, ...args), errors, value);
  const located = findings.map((finding) => ({
    finding,
    path: decodeURI(finding.pointer).slice('#/value'.length),
    message: finding.message,
  }));
  const pruned = new Set<RedoclyFinding>();
  for (const top of tops) {
    const under = located.filter(({ path }) => isUnder(path, top));
    const kept = under.filter((one) => findError(relevant, one) !== undefined);
    // If this code and Redocly disagree, use Redocly's findings, because an invalid example must never pass.
    if (kept.length > 0) for (const one of under) if (!kept.includes(one)) pruned.add(one.finding);
  }
  return findings.filter((finding) => !pruned.has(finding));
}

/**
 * For an example of a `oneOf` or `anyOf`, returns only the findings about the branch that the example is meant to
 * match. Redocly also reports why the example does not match the other branches. Following that advice would make the
 * example worse.
 */
export async function pruneExamples(
  sources: readonly SourceFile[],
  findings: readonly RedoclyFinding[],
): Promise<readonly RedoclyFinding[]> {
  const groups = groupBy(findings, (finding) =>
    isExampleFinding(finding) ? [finding.file, finding.from.file, finding.from.pointer].join('\n') : '',
  );
  const isChoice = (group: readonly RedoclyFinding[]): group is ExampleFinding[] =>
    group.every(isExampleFinding) && group.some(({ message }) => choices.includes(kindOf(message) ?? ''));
  const all = [...groups.values()];
  if (!all.some(isChoice)) return findings;
  try {
    const ajv = await getValidator(sources);
    return all.flatMap((group): readonly RedoclyFinding[] => (isChoice(group) ? pruneOne(ajv, sources, group) : group));
  } catch {
    // If a schema is invalid, return all findings. Redocly also reports the schema, so the additional findings do no
    // harm.
    return findings;
  }
}

function isExampleFinding(finding: RedoclyFinding): finding is ExampleFinding {
  const { rule, pointer, from } = finding;
  return rule === invalidExample && from !== undefined && pointer !== undefined && /^#\/value(\/|$)/.test(pointer);
}

/**
 * Moves findings about missing properties to the key of the map that lacks these properties. Redocly reports the first
 * key in the map.
 */
export function placeAtKeys(
  sources: readonly SourceFile[],
  findings: readonly RedoclyFinding[],
): readonly RedoclyFinding[] {
  return findings.map((finding) => {
    const { file, pointer, message } = finding;
    const source = sources.find((candidate) => candidate.file === file);
    if (source === undefined || pointer === undefined || requiredIn(message) === undefined) return finding;
    return { ...finding, ...toPlace(source, offsetAt(source, fromPointer(decodeURI(pointer)))) };
  });
}
