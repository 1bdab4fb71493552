import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema } from '@wapi/types';

/** A failed check of a JSON body. */
export interface BodyFailure {
  /** The names and numbers that lead to the value. */
  path: readonly string[];
  keyword: string;
}

/** Checks a body by a compiled schema, which has to be compiled with `verbose`. */
export function bodyFailures(validate: ValidateFunction, body: unknown): BodyFailure[] {
  if (validate(body)) return [];
  // Other values than those of an open list may come.
  const errors = (validate.errors ?? []).filter(
    ({ keyword, parentSchema }) => keyword !== 'enum' || (parentSchema as Schema | undefined)?.['x-open-enum'] !== true,
  );
  return withoutBranches(errors, validate.errors ?? []).map((error) => {
    const path = error.instancePath.split('/').slice(1).map(unescape);
    const missing = error.keyword === 'required' ? [String(error.params['missingProperty'])] : [];
    return { path: [...path, ...missing], keyword: error.keyword };
  });
}

/**
 * What fails one branch of a choice need not fail the one that was meant. Keeps of every failed choice the errors of the branch that has the
 * fewest, in place of the choice's own.
 */
function withoutBranches(errors: readonly ErrorObject[], all: readonly ErrorObject[]): ErrorObject[] {
  let left = [...errors];
  const choices = all
    .filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
    .toSorted((a, b) => b.schemaPath.length - a.schemaPath.length);
  for (const choice of choices) {
    const inBranch = (error: ErrorObject): string | undefined => {
      const isHere = error.schemaPath.startsWith(`${choice.schemaPath}/`) && isAtOrBelow(error.instancePath, choice.instancePath);
      return isHere ? error.schemaPath.slice(choice.schemaPath.length + 1).split('/', 1)[0] : undefined;
    };
    const branches = (choice.schema as readonly unknown[]).map((_schema, index) => left.filter((error) => inBranch(error) === String(index)));
    // Where more than one fits, none has failed.
    const fewest = (choice.params as { passingSchemas?: unknown }).passingSchemas
      ? [choice]
      : (branches.toSorted((a, b) => a.length - b.length)[0] ?? []);
    left = [...left.filter((error) => error !== choice && inBranch(error) === undefined), ...fewest];
  }
  return left;
}

function isAtOrBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function unescape(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The properties of a body that its schema does not mention, though it does not forbid them. */
export function undocumentedProperties(body: unknown, schemas: readonly Schema[], path: readonly string[] = []): string[][] {
  const choices = schemas.flatMap(alternatives);
  if (Array.isArray(body)) {
    const items = choices.flatMap(({ items: each }) => (each === undefined ? [] : [each]));
    return items.length === 0 ? [] : body.flatMap((item, index) => undocumentedProperties(item, items, [...path, String(index)]));
  }
  if (typeof body !== 'object' || body === null) return [];
  const objects = choices.filter(({ properties }) => properties !== undefined);
  if (objects.length === 0 || choices.some(({ additionalProperties }) => additionalProperties !== undefined)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const known = objects.flatMap(({ properties = {} }) => (Object.hasOwn(properties, name) ? [properties[name] as Schema] : []));
    return known.length === 0 ? [[...path, name]] : undocumentedProperties(value, known, [...path, name]);
  });
}

function alternatives(schema: Schema): Schema[] {
  return [schema, ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(alternatives)];
}
