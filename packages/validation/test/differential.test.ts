import { contract } from '@wapi/types';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileValidators, type Failure, formOf, parseBody, readQuery } from '../src/index.js';
import { fieldsOf, type GeneratedInput, generatedInput } from './support/generated-input.js';
import { problemsOfPrism } from './support/prism-validator.js';

const FORM = 'application/x-www-form-urlencoded';
const validators = compileValidators(contract, 'tt');

/**
 * A reason for a difference: keywords that only our checks reject, or fields that only Prism rejects. The name of the
 * field is empty if Prism rejects the body.
 */
type Reason = { ours: readonly string[] } | { prisms: (field: string, input: GeneratedInput) => boolean };

const valueOf = (field: string, { query, body }: GeneratedInput): string | undefined =>
  new Map([...query, ...body]).get(field);

/** The allowed differences, by reason. */
const ALLOWED: Readonly<Record<string, Reason>> = {
  'Laravel, the framework of WAPI, treats an empty value as missing.': {
    prisms: (field, input) => valueOf(field, input) === '',
  },
  'The framework behind WAPI trims a value.': {
    prisms: (field, input) => valueOf(field, input)?.trim() !== valueOf(field, input),
  },
  'An empty body is an empty form. The checks of its fields decide.': {
    prisms: (field, { body }) => field === '' && body.length === 0,
  },
  'A field of other platforms is ignored (x-platforms).': {
    prisms: (field, { operation }) => fieldsOf(operation)[field]?.['x-platforms']?.includes('tt') === false,
  },
  'A form with only empty and unknown fields is empty.': { ours: ['minProperties'] },
  'Some values are allowed only on other platforms (x-platform-enum).': { ours: ['enum'] },
  'PHP decides which texts are numbers. 0x10 and 007 are numbers only in JavaScript.': {
    ours: ['type:number', 'type:integer'],
  },
  'JSON Schema cannot require that two fields are equal or differ.': {
    ours: ['x-same-as', 'x-differs-from'],
  },
  'JSON Schema cannot require that a date is not before another.': { ours: ['x-not-before'] },
  'JSON Schema cannot check a text that lists scopes.': { ours: ['x-scope-list'] },
  'Prism does not check JSON inside a text.': { ours: ['contentMediaType'] },
  'exclusiveMinimum does not apply to a decimal number in a text.': { ours: ['exclusiveMinimum'] },
};

/** The reasons for a difference; undefined if any part of the difference has no reason. */
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

it('the checks reject the same requests as Prism, except for the listed differences', async () => {
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
  expect(needed.size, 'the inputs must be unusual enough to show the known differences').toBeGreaterThan(5);
  expect(agreed).toBeGreaterThan(7000);
});
