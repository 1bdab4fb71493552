import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {import('./sources.js').SourceFile} SourceFile */
/** @typedef {import('../redocly.js').RedoclyFinding} RedoclyFinding */

const invalidExample = 'no-invalid-media-type-examples';
/** What Spectral calls the same in the bundle. */
const invalidInBundle = 'oas3-valid-media-example';

const choices = ['oneOf', 'anyOf'];

/** What a finding is about, as far as Redocly's messages tell; all others are told apart by their places alone. */
const kinds = [
  ['const', /must be equal to constant/],
  ['enum', /must be equal to one of the allowed values/],
  ['type', /type must be /],
  ['required', /must have required property/],
  ['unevaluatedProperties', /must NOT have (?:unevaluated|additional) properties/],
  ['oneOf', /must match exactly one schema in oneOf/],
  ['anyOf', /must match a schema in anyOf/],
];
const kindOf = (message) => kinds.find(([, pattern]) => pattern.test(message))?.[0];
const requiredIn = (message) => /required property '(.+)'\.?$/.exec(message)?.[1];

const isUnder = (path, top) => path === top || path.startsWith(`${top}/`);
const segmentsOf = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
const at = (value, pointer) => segmentsOf(pointer).reduce((node, segment) => node?.[segment], value);

/**
 * A schema that stands alone: what it refers to is named by URLs, and a branch takes no property but its own, which Redocly holds against an
 * example too.
 */
function standalone(file, node) {
  if (Array.isArray(node)) return node.map((item) => standalone(file, item));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => {
    if (key === '$ref' && typeof value === 'string') return [key, pathToFileURL(resolve(dirname(file), value)).href];
    const inside = standalone(file, value);
    const branches = choices.includes(key) && Array.isArray(inside);
    return [key, branches ? inside.map((branch) => ({ allOf: [branch], unevaluatedProperties: false })) : inside];
  });
  return Object.fromEntries(entries);
}

/** A validator that knows all schemas of the spec. It is loaded only here, for a spec that is as it should be needs none. */
async function validatorOf(sources) {
  const [{ default: Ajv2020 }, { default: addFormats }] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  const ajv = new Ajv2020.default({ strict: false, allErrors: true, verbose: true, logger: false });
  addFormats.default(ajv);
  for (const { file, document } of sources) {
    if (/[\\/]components[\\/]schemas[\\/]/.test(file)) ajv.addSchema(standalone(file, document.toJS()), pathToFileURL(file).href);
  }
  return ajv;
}

function errorsOf(ajv, schema, value, path) {
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return validate.errors.map((error) => ({ ...error, instancePath: `${path}${error.instancePath}` }));
}

/** How far a value is from a branch: another type is another thing altogether, and another constant is what tells branches apart. */
function distance(errors, path) {
  const weights = errors.map(({ keyword, instancePath }) => {
    if (keyword === 'type' && instancePath === path) return 1000;
    return keyword === 'const' ? 10 : 1;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** The errors without those of branches that the value is not meant for. */
function relevant(ajv, errors, value) {
  const [choice] = errors.filter(({ keyword }) => choices.includes(keyword)).toSorted((a, b) => a.instancePath.length - b.instancePath.length);
  if (choice === undefined) return errors;
  const path = choice.instancePath;
  const others = relevant(
    ajv,
    errors.filter(({ instancePath }) => !isUnder(instancePath, path)),
    value,
  );
  const branches = choice.schema.map((branch) => relevant(ajv, errorsOf(ajv, branch, at(value, path), path), value));
  // More than one branch takes it: then that is what is wrong.
  if (branches.some(({ length }) => length === 0)) return [...others, choice];
  const distances = branches.map((branch) => distance(branch, path));
  return [...others, ...branches.filter((_branch, index) => distances[index] === Math.min(...distances)).flat()];
}

/** Whether a finding of Redocly is one of some errors. */
function isAmong(errors, { path, message }) {
  const kind = kindOf(message);
  return errors.some(({ keyword, instancePath, params }) => {
    const extra = params.unevaluatedProperty ?? params.additionalProperty;
    if (extra !== undefined)
      return kind === 'unevaluatedProperties' && path === `${instancePath}/${extra.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (path !== instancePath) return false;
    if (keyword === 'required') return kind === keyword && requiredIn(message) === params.missingProperty;
    return kind === undefined ? !kinds.some(([known]) => known === keyword) : kind === keyword;
  });
}

/** The findings about one example of one media type, without those that are about branches that it is not meant for. */
function pruneOne(ajv, sources, findings) {
  const [{ file, from }] = findings;
  const [example, media] = [file, from.file].map((name) => sources.find((source) => source.file === name)?.document.toJS());
  const value = example.value;
  const errors = errorsOf(ajv, standalone(from.file, at(media, decodeURI(from.pointer))).schema, value, '');
  const tops = errors.filter(({ keyword }) => choices.includes(keyword)).map(({ instancePath }) => instancePath);
  const wanted = relevant(ajv, errors, value);
  const located = findings.map((finding) => ({ finding, path: decodeURI(finding.pointer).slice('#/value'.length), message: finding.message }));
  const pruned = new Set();
  for (const top of tops) {
    const under = located.filter(({ path }) => isUnder(path, top));
    const kept = under.filter((one) => isAmong(wanted, one));
    // Where this script and Redocly do not see the same, Redocly is right: what it finds must never vanish altogether.
    if (kept.length > 0) for (const one of under) if (!kept.includes(one)) pruned.add(one.finding);
  }
  return findings.filter((finding) => !pruned.has(finding));
}

/**
 * Redocly's findings, where an example that must fit one of several schemas is held only against the one that it is meant for: Redocly tells
 * besides why it fits none of the others, in a dozen findings that mending would make worse.
 *
 * @param {SourceFile[]} sources
 * @param {RedoclyFinding[]} findings
 * @returns {Promise<RedoclyFinding[]>}
 */
export async function pruneExamples(sources, findings) {
  const groups = new Map();
  for (const finding of findings) {
    const { rule, file, pointer, from } = finding;
    const isExample = rule === invalidExample && from !== undefined && /^#\/value(\/|$)/.test(pointer);
    const key = isExample ? [file, from.file, from.pointer].join('\n') : '';
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const isChoice = ([key, group]) => key !== '' && group.some(({ message }) => choices.includes(kindOf(message)));
  if (![...groups].some(isChoice)) return findings;
  try {
    const ajv = await validatorOf(sources);
    return [...groups].flatMap(([key, group]) => (isChoice([key, group]) ? pruneOne(ajv, sources, group) : group));
  } catch {
    // A schema that is none: Redocly's other findings tell so, and these are no worse for being many.
    return findings;
  }
}

/**
 * Findings without those of Spectral about an example that Redocly finds something in: they are the same, about the bundle.
 *
 * @param {Finding[]} findings
 * @returns {Finding[]}
 */
export function withoutRepeats(findings) {
  const files = new Set(findings.filter(({ rule }) => rule === invalidExample).map(({ file }) => file));
  return findings.filter(({ rule, file }) => rule !== invalidInBundle || !files.has(file));
}
