import { contract, type Schema } from '@wapi/types';
import type { Deviation } from '../traffic/deviation.js';

/** A line in a spec file. */
export interface SourceLine {
  /** The path relative to the root of the repository. */
  file: string;
  /** The first line is 1. */
  line: number;
}

/** The index of lines in the spec that the build writes. */
export interface SourceIndex {
  /** The lines of each operation and its responses, by operationId and status code. */
  operations: Readonly<Record<string, SourceLine & { responses: Readonly<Record<string, number>> }>>;
  /** The lines of each schema and its properties, by component name and property name. */
  schemas: Readonly<Record<string, SourceLine & { properties: Readonly<Record<string, number>> }>>;
}

/** Finds the line in the spec that a deviation contradicts. */
export interface SourceLines {
  find(deviation: Pick<Deviation, 'operation' | 'status' | 'place'>): SourceLine;
}

const START: SourceLine = { file: 'spec/openapi.yaml', line: 1 };

/** Looks up lines in an index. Finds the line of the field, or else of the response, or else of the operation. */
export function createSourceLines(index: SourceIndex): SourceLines {
  return {
    find({ operation, status, place }) {
      const found = operation === null ? undefined : index.operations[operation];
      if (found === undefined) return START;
      const [part, ...path] = place.split('/');
      const response = contract.operations
        .find(({ id }) => id === operation)
        ?.responses.find((each) => each.status === status);
      const field = part === 'body' && response !== undefined ? fieldLine(index, response.schema, path) : undefined;
      return field ?? { file: found.file, line: found.responses[String(status)] ?? found.line };
    },
  };
}

/** The line of the deepest property or named schema along a path. */
function fieldLine(index: SourceIndex, root: Schema, path: readonly string[]): SourceLine | undefined {
  let schemas: readonly Schema[] = alternatives(root);
  let found: SourceLine | undefined = firstDefined(schemas, (schema) => index.schemas[schema['x-name'] ?? '']);
  for (const name of path) {
    const here = firstDefined(schemas, (schema) => propertyLine(index, schema, name));
    schemas = schemas.flatMap((schema) => childrenOf(schema, name)).flatMap(alternatives);
    found = here ?? firstDefined(schemas, (schema) => index.schemas[schema['x-name'] ?? '']) ?? found;
  }
  return found && { file: found.file, line: found.line };
}

function propertyLine(index: SourceIndex, schema: Schema, name: string): SourceLine | undefined {
  const named = index.schemas[schema['x-name'] ?? ''];
  const line = named?.properties[name];
  return named === undefined || line === undefined ? undefined : { file: named.file, line };
}

function firstDefined<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childrenOf({ properties, items }: Schema, name: string): Schema[] {
  if (/^(?:\*|\d+)$/.test(name) && items !== undefined) return [items];
  const property = properties?.[name];
  return property === undefined ? [] : [property];
}

function alternatives(schema: Schema): Schema[] {
  return [schema, ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap(alternatives)];
}
