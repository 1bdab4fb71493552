import { contract, type Operation, type Schema } from '@wapi/types';
import * as fc from 'fast-check';

/** The values of a request to an operation, before they are encoded. */
export interface GeneratedInput {
  operation: Operation;
  path: Record<string, string>;
  query: [string, string][];
  body: [string, string][];
}

/** Strings that at least one check rejects. */
const TEXTS = [
  '',
  '0',
  '1',
  '-1',
  '1.5',
  '20.001',
  '1e3',
  ' 5 ',
  '+7',
  '007',
  '0x10',
  'true',
  'yes',
  'x',
  'Jane Doe',
  'x'.repeat(300),
  'a@b.co',
  'a@b',
  '+18687778899',
  '868',
  '12345678',
  'TTD',
  'JMD',
  'XCD',
  '2025-02-30',
  '2025-03-01',
  '2025-03-02',
  'https://shop.example.com/back',
  'ftp://x',
  'shop',
  '213e4777-2179-4fbd-9540-84e8ed83187a',
  '{"a":1}',
  '{"a":',
  'wapi-user-all',
  'wapi-none',
];

/** The fields of an operation's body, including those of all its variants. */
export function fieldsOf({ requestBody }: Operation): Readonly<Record<string, Schema>> {
  const schema = requestBody?.content[0]?.schema ?? {};
  return Object.assign({}, ...(schema.oneOf ?? [schema]).map(({ properties }) => properties ?? {})) as Record<
    string,
    Schema
  >;
}

/** The maximum number of invalid fields in one input. With more, the first check would reject nearly every request. */
const MAX_UNUSUAL = 2;

/** Inputs of all operations: mostly documented values, and a few unusual ones. */
export const generatedInput: fc.Arbitrary<GeneratedInput> = fc
  .constantFrom(
    ...contract.operations.filter(({ parameters, requestBody }) => parameters.length > 0 || requestBody !== undefined),
  )
  .chain((operation) => {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
    const fields = Object.entries(fieldsOf(operation)).filter(([, { format }]) => format !== 'binary');
    return fc.record({
      operation: fc.constant(operation),
      path: fc.record(
        Object.fromEntries(
          inPath.map(({ name, schema }) => [name, documentedOr(schema, 4).filter((text) => text !== '')]),
        ),
      ),
      query: mostEntries(inQuery.map(({ name, schema }) => [name, schema])),
      body: mostEntries(fields),
    });
  });

function documentedOr(schema: Schema, weight: number): fc.Arbitrary<string> {
  const documented = documentedTexts(schema);
  const odd = fc.constantFrom(...TEXTS);
  return documented.length === 0
    ? odd
    : fc.oneof({ weight, arbitrary: fc.constantFrom(...documented) }, { weight: 1, arbitrary: odd });
}

function documentedTexts({ examples = [], enum: values = [], const: only, items }: Schema): string[] {
  return [...examples, ...values, ...(only === undefined ? [] : [only]), ...(items ? documentedTexts(items) : [])].map(
    String,
  );
}

/** Generates values for most of the entries: mostly documented values, and a few unusual ones. */
function mostEntries(entries: readonly (readonly [string, Schema])[]): fc.Arbitrary<[string, string][]> {
  const each = entries.map(([name, schema]) =>
    fc
      .option(fc.constantFrom(...documentedTexts(schema), ...(documentedTexts(schema).length === 0 ? ['x'] : [])), {
        nil: undefined,
        freq: 4,
      })
      .map((text) => [name, text] as const),
  );
  const odd = fc.array(fc.tuple(fc.nat(Math.max(entries.length - 1, 0)), fc.constantFrom(...TEXTS)), {
    maxLength: MAX_UNUSUAL,
  });
  return fc.tuple(fc.tuple(...each), odd).map(([chosen, changes]) => {
    const texts = new Map(chosen.filter((entry): entry is [string, string] => entry[1] !== undefined));
    for (const [index, text] of changes) if (entries[index] !== undefined) texts.set(entries[index][0], text);
    return [...texts];
  });
}
