import { type Contract, type Example, formatPointer, type Operation, type Schema, type Webhook } from '@wapi/types';
import { type FieldItem, buildFields } from './fields.js';
import { buildExample, type ExampleModel } from './operation-model.js';

/** A schema that has its own page. */
export interface SchemaModel {
  name: string;
  description: string;
  fields: readonly FieldItem[];
  /** The operations whose responses contain the schema, alone or in a list. */
  operations: readonly Operation[];
  webhooks: readonly Webhook[];
  /** The first documented example. */
  example: ExampleModel | undefined;
}

/** The minimum number of fields that a schema needs to get its own page. */
const MIN_FIELDS = 4;

/**
 * Finds the schemas that get their own page. These have at least `MIN_FIELDS` fields, and occur in the responses of
 * more than one operation. The variants of such a schema are part of its page.
 */
export function findPagedSchemas({ operations, schemas }: Contract): Set<string> {
  const users = new Map<string, Set<string>>();
  for (const { id, responses } of operations)
    for (const { schema } of responses)
      for (const { name } of findNamedParts(schema)) users.set(name, (users.get(name) ?? new Set()).add(id));
  const names = [...users]
    .filter(([name, ids]) => ids.size > 1 && fieldCount(schemas[name]) >= MIN_FIELDS)
    .map(([name]) => name);
  const variants = new Set(
    names.flatMap((name) => (schemas[name]?.oneOf ?? []).flatMap((variant) => variant['x-name'] ?? [])),
  );
  return new Set(names.filter((name) => !variants.has(name)));
}

/** Builds the content of the schemas' pages, in the order of the schemas in the contract. */
export function buildSchemas(contract: Contract): SchemaModel[] {
  const { operations, webhooks, schemas, platforms, conditions } = contract;
  const paged = findPagedSchemas(contract);
  return Object.entries(schemas)
    .filter(([name]) => paged.has(name))
    .map(([name, schema]) => ({
      name,
      description: schema.description ?? '',
      fields: buildFields(schema, { platforms, conditions }),
      operations: operations.filter(({ responses }) => responses.some((response) => hasPart(response.schema, name))),
      webhooks: webhooks.filter(({ requestBody }) =>
        requestBody.content.some((content) => hasPart(content.schema, name)),
      ),
      example: operations.flatMap(({ responses }) =>
        responses.flatMap((response) => findExamples(response.schema, name, response.examples)),
      )[0],
    }));
}

function fieldCount(schema: Schema | undefined): number {
  const variants = (schema?.oneOf ?? []).map(fieldCount);
  return Object.keys(schema?.properties ?? {}).length + Math.max(0, ...variants);
}

/**
 * Finds the named schemas inside a schema, each with the keys that lead to its value. The key for a list's entry is
 * `0`.
 */
function findNamedParts(schema: Schema, keys: readonly string[] = []): { name: string; keys: readonly string[] }[] {
  const { properties = {}, items, oneOf = [], anyOf = [] } = schema;
  const name = schema['x-name'];
  return [
    ...(name !== undefined && keys.length > 0 ? [{ name, keys }] : []),
    ...Object.entries(properties).flatMap(([key, property]) => findNamedParts(property, [...keys, key])),
    ...(items ? findNamedParts(items, [...keys, '0']) : []),
    ...[...oneOf, ...anyOf].flatMap((branch) => findNamedParts(branch, keys)),
  ];
}

function hasPart(schema: Schema, name: string): boolean {
  return findNamedParts(schema).some((part) => part.name === name);
}

/** Returns the parts of a response's examples that the named schema describes. */
function findExamples(schema: Schema, name: string, examples: readonly Example[]): ExampleModel[] {
  return findNamedParts(schema)
    .filter((part) => part.name === name)
    .flatMap(({ keys }) =>
      examples.flatMap((example) => {
        const value = keys.reduce<unknown>(
          (node, key) => (node as Record<string, unknown> | null | undefined)?.[key],
          example.value,
        );
        const { inferredValues = [], ...rest } = example;
        const place = formatPointer(...keys);
        const own = inferredValues
          .filter((pointer) => pointer.startsWith(`${place}/`))
          .map((pointer) => pointer.slice(place.length));
        return typeof value === 'object' && value !== null
          ? [buildExample({ ...rest, value, inferredValues: own })]
          : [];
      }),
    );
}
