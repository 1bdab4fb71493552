import { contract } from '@wapi/types';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileValidators, type Failure, formOf, parseBody, readQuery } from '../src/index.js';
import { fieldsOf, type GeneratedInput, generatedInput } from './support/generated-input.js';
import { problemsOfPrism } from './support/prism-validator.js';

const FORM = 'application/x-www-form-urlencoded';
const validators = compileValidators(contract, 'tt');

/** A reason for a difference: what our checks refuse for it, by keyword, or what Prism refuses for it, by field (empty for the body). */
type Reason = { ours: readonly string[] } | { prisms: (field: string, input: GeneratedInput) => boolean };

const valueOf = (field: string, { query, body }: GeneratedInput): string | undefined =>
  new Map([...query, ...body]).get(field);

/** The only differences there may be, each with the reason for it. */
const ALLOWED: Readonly<Record<string, Reason>> = {
  'The framework behind WAPI turns an empty value into a missing one.': {
    prisms: (field, input) => valueOf(field, input) === '',
  },
  'The framework behind WAPI trims a value.': {
    prisms: (field, input) => valueOf(field, input)?.trim() !== valueOf(field, input),
  },
  'An empty body is an empty form, and its fields decide.': {
    prisms: (field, { body }) => field === '' && body.length === 0,
  },
  'A field that is for other platforms is passed over (x-platforms).': {
    prisms: (field, { operation }) => fieldsOf(operation)[field]?.['x-platforms']?.includes('tt') === false,
  },
  'A form that holds nothing but empty and unknown fields holds nothing.': { ours: ['minProperties'] },
  'Some values are for other platforms (x-platform-enum).': { ours: ['enum'] },
  'PHP decides which texts are numbers: 0x10 and 007 are for JavaScript only.': {
    ours: ['type:number', 'type:integer'],
  },
  'JSON Schema has no word for two fields that must be the same, or must not be.': {
    ours: ['x-same-as', 'x-differs-from'],
  },
  'Nor for a date that must not be before another.': { ours: ['x-not-before'] },
  'Nor for a text that lists scopes.': { ours: ['x-scope-list'] },
  'Prism does not look into a text that holds JSON.': { ours: ['contentMediaType'] },
  'exclusiveMinimum says nothing about a text that holds a decimal number.': { ours: ['exclusiveMinimum'] },
};

/** The reasons for a difference; undefined where something about it has none. */
function reasonsFor(ours: Failure | undefined, prisms: readonly string[], input: GeneratedInput): string[] | undefined {
  const refused =
    ours === undefined ? prisms.map((problem) => /^\w+\.([^:.]+)/.exec(problem)?.[1] ?? '') : [ours.keyword];
  const reasons = refused.map((what) =>
    Object.entries(ALLOWED).find(([, reason]) =>
      ours === undefined
        ? 'prisms' in reason && reason.prisms(what, input)
        : 'ours' in reason && reason.ours.includes(what),
    ),
  );
  return reasons.every((reason) => reason !== undefined) ? reasons.map(([reason]) => reason) : undefined;
}

async function failureOf({ operation, path, query, body }: GeneratedInput): Promise<Failure | undefined> {
  const validator = validators.get(operation.id);
  if (validator === undefined) throw new Error(`${operation.id} has no validator.`);
  const request = { header: () => FORM, body: Buffer.from(`${new URLSearchParams(body)}`) };
  const { failure: inQuery } = await validator.query.check(
    readQuery(`${new URLSearchParams(query)}`, validator.inQuery),
    () => false,
  );
  const form = formOf(parseBody(request), validator);
  const { failure: inBody } = await validator.body.check(validator.body.known(form.fields), () => false);
  return validator.checkPath(path) ?? inQuery ?? inBody;
}

function prismsProblems({ operation, path, query, body }: GeneratedInput): string[] {
  return problemsOfPrism(operation.id, {
    method: operation.method.toLowerCase() as 'get',
    url: {
      path: operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(path[name] ?? '')),
      query: Object.fromEntries(query),
    },
    ...(operation.requestBody && { headers: { 'content-type': FORM }, body: `${new URLSearchParams(body)}` }),
  });
}

it('refuses what Prism refuses, but for the differences that are listed', async () => {
  const unexplained: unknown[] = [];
  const needed = new Set<string>();
  let agreed = 0;
  await fc.assert(
    fc.asyncProperty(generatedInput, async (input) => {
      const ours = await failureOf(input);
      const prisms = prismsProblems(input);
      if ((ours === undefined) === (prisms.length === 0)) {
        agreed += 1;
        return;
      }
      const reasons = reasonsFor(ours, prisms, input);
      if (reasons === undefined) unexplained.push({ ...input, operation: input.operation.id, ours, prisms });
      for (const reason of reasons ?? []) needed.add(reason);
    }),
    { seed: 20_261_125, numRuns: 10_000 },
  );
  expect(unexplained.slice(0, 5)).toEqual([]);
  expect(needed.size, 'The inputs are not odd enough to find the differences that are known').toBeGreaterThan(5);
  expect(agreed).toBeGreaterThan(7000);
});
