import { contract, type Operation, type Schema } from '@wapi/types';
import { objectOnPlatform } from '@wapi/validation';
import * as fc from 'fast-check';

/** The text fields of a request: path parameters, query and form. */
export interface GeneratedRequest {
  operation: Operation;
  path: Record<string, string>;
  query: Record<string, string>;
  form: Record<string, string>;
}

const PLATFORM = 'tt';
/** Letters that every text field accepts. */
const WORD = /^[A-Za-z][A-Za-z ]{0,20}[A-Za-z]$/;

/** Generates strings that a schema accepts. Uses documented examples if no other valid string can be generated. */
function textFor(name: string, schema: Schema): fc.Arbitrary<string> {
  const { enum: values, const: only, format, pattern, type, minimum = 1, maximum = 100, examples = [] } = schema;
  const types = [type].flat();
  if (only !== undefined) return fc.constant(String(only));
  if (values !== undefined) return fc.constantFrom(...values.map(String));
  if (format === 'email') return fc.stringMatching(/^[a-z]{3,10}$/).map((local) => `${local}@example.com`);
  if (format === 'uuid') return fc.uuid({ version: 4 });
  if (format === 'date') return fc.constantFrom('2026-01-01', '2026-01-31', '2026-02-28');
  if (format === 'uri') return fc.webPath().map((path) => `https://example.com${encodeURI(path)}`);
  if (types.includes('integer') || types.includes('number'))
    return fc.integer({ min: Math.max(minimum, 1), max: maximum }).map(String);
  if (types.includes('boolean')) return fc.constantFrom('0', '1');
  const isPlain = types.includes('string') && pattern === undefined && format === undefined;
  const isFree = isPlain && schema['x-scope-list'] === undefined && schema.contentMediaType === undefined;
  if (isFree && !name.includes('scopes')) return fc.stringMatching(WORD);
  if (format === 'password') return fc.constant('Correct-horse-7');
  return fc.constantFrom(...examples.map(String));
}

/** All required fields, and some of the optional ones. */
function fieldsFor(schema: Schema): fc.Arbitrary<Record<string, string>> {
  const onPlatform = objectOnPlatform(contract, schema, PLATFORM);
  const entries = Object.entries(onPlatform.properties ?? {}).filter(
    ([name, { format, type }]) => format !== 'binary' && type !== 'array' && !COMPARED.includes(name),
  );
  const required = entries.map(([name]) => name).filter((name) => onPlatform.required?.includes(name));
  const model = Object.fromEntries(entries.map(([name, property]) => [name, textFor(name, property)]));
  // An update needs at least one field.
  return fc
    .record(model, { requiredKeys: required })
    .filter((fields) => Object.keys(fields).length >= (schema.minProperties ?? 0)) as fc.Arbitrary<
    Record<string, string>
  >;
}

/** Fields that depend on other fields. Their own tests cover them. */
const COMPARED: readonly string[] = ['end_date', 'data'];

/** Valid requests to an operation. */
export function requestFor(operation: Operation): fc.Arbitrary<GeneratedRequest> {
  const { parameters, requestBody } = operation;
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const body = requestBody?.content[0]?.schema ?? {};
  const query: Schema = {
    properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
  };
  return fc.record({
    operation: fc.constant(operation),
    path: fc.record(
      Object.fromEntries(inPath.map(({ name, example }) => [name, fc.constant(String(example))])),
    ) as fc.Arbitrary<Record<string, string>>,
    query: fieldsFor(query),
    form: fc
      .oneof(...(body.oneOf ?? [body]).map(fieldsFor))
      .map((fields) =>
        'new_password' in fields
          ? { ...fields, new_password: 'Battery-Staple-8', confirm_password: 'Battery-Staple-8' }
          : fields,
      ),
  });
}

/** Invalid strings. Every check rejects at least one of them. */
export const BAD_TEXTS = [
  '',
  'x',
  '-1',
  '1.5',
  '0',
  '101',
  'none',
  'a@b',
  '2026-02-30',
  'é'.repeat(9),
  'x'.repeat(9000),
];
