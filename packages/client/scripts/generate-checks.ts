// Writes `src/generated/checks.ts`, the data that the entry `checked` uses to validate responses.
import { writeFileSync } from 'node:fs';
import { contract, document, messageOf, type Operation, type ResponseInfo, type Schema } from '@wapi/types';
import { fieldMessagesOf, readHeaderSchemas } from '@wapi/validation';
import type { CheckedResponse, CheckedSchema } from '../src/checked/checks.js';

/** Keywords that `src/checked/validate.ts` checks without looking at other keywords. */
const KEYWORDS = [
  'type',
  'required',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'maxItems',
  'maxProperties',
  'pattern',
  'format',
] as const;
/** Annotation keywords, which need no check. Extensions (`x-…`) are skipped too. */
const ANNOTATIONS = ['description', 'examples', 'default', 'deprecated', 'contentMediaType', 'discriminator', 'title'];

const schemas: CheckedSchema[] = [];
const indexes = new Map<string, number>();
const messages: string[] = [];

function indexOf(schema: Schema): number {
  const { properties, items, oneOf, additionalProperties: others, ...rest } = schema;
  const unknown = Object.keys(rest).find(
    (key) => !key.startsWith('x-') && !ANNOTATIONS.includes(key) && !KEYWORDS.some((known) => known === key),
  );
  if (unknown !== undefined) throw new Error(`generate-checks: src/checked/validate.ts must check ${unknown}`);
  // Drop the `enum` of an open enum, because the API may return values that it does not list.
  const kept = KEYWORDS.filter((key) => rest[key as 'type'] !== undefined && !(key === 'enum' && rest['x-open-enum']));
  const checked: CheckedSchema = {
    ...Object.fromEntries(kept.map((key) => [key, rest[key as 'type']])),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, indexOf(value)])),
    }),
    ...(items && { items: indexOf(items) }),
    ...(oneOf && { oneOf: oneOf.map(indexOf) }),
    ...(others !== undefined && { others: typeof others === 'object' ? indexOf(others) : others }),
  };
  const text = JSON.stringify(checked);
  const index = indexes.get(text) ?? schemas.push(checked) - 1;
  indexes.set(text, index);
  return index;
}

function messageIndex(message: string): number {
  const index = messages.indexOf(message);
  return index === -1 ? messages.push(message) - 1 : index;
}

function toResponse({ status, schema, headers, examples }: ResponseInfo, operation?: Operation): CheckedResponse {
  const fields = status === 400 && operation ? fieldMessagesOf(contract, operation) : [];
  const texts = [...examples.flatMap(({ value }) => messageOf(value) ?? []), ...fields];
  return {
    schema: indexOf(schema),
    headers: operation ? headers : [],
    messages: [...new Set(texts.map(messageIndex))].toSorted((a, b) => a - b),
  };
}

const { payloadTooLarge } = contract.fallbacks;
const responses = Object.fromEntries(
  contract.operations.map((operation) => [
    operation.id,
    Object.fromEntries([
      [payloadTooLarge.status, toResponse(payloadTooLarge)],
      ...operation.responses.map((response) => [response.status, toResponse(response, operation)]),
    ]),
  ]),
);
const names = new Set(
  contract.operations.flatMap((operation) => operation.responses.flatMap(({ headers }) => headers)),
);
const headerSchemas = readHeaderSchemas(document);
const headers = Object.fromEntries(
  [...names].map((name) => [name, indexOf(headerSchemas.get(name.toLowerCase()) ?? {})]),
);

const json = JSON.stringify({ schemas, headers, messages, responses });
const text = `// Generated from the bundled spec. Do not edit.

import type { Checks } from '../checked/checks.js';

// Emit a JSON string that is parsed on first use, because compiling a literal of this size is slower.
export const readChecks = (): Checks => JSON.parse(${JSON.stringify(json)}) as Checks;
`;
writeFileSync(new URL('../src/generated/checks.ts', import.meta.url), text);
