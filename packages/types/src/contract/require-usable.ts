import { isObject } from '../document/dereference.js';
import { formatPointer } from '../document/json-pointer.js';
import { ContractError, pathOf } from './contract-error.js';
import type { Contract } from './contract.js';
import type { Operation, RateLimit } from './operation.js';
import type { Schema } from './schema.js';

/** The highest rate limit that the contract may contain, in requests per minute. */
const MAX_REQUESTS = 600;

/**
 * Reads a rate limit. Rejects an unusable limit, because the mock and the client would otherwise apply no limit.
 *
 * @throws ContractError if the limit is not an integer number of requests per minute, or if its bucket is not a string
 */
export function readRateLimit(node: unknown, operationId: string, place: readonly string[]): RateLimit {
  const { requests, per, bucket = operationId }: Record<string, unknown> = isObject(node) ? node : {};
  if (
    typeof requests !== 'number' ||
    !Number.isInteger(requests) ||
    requests < 1 ||
    requests > MAX_REQUESTS ||
    per !== 'minute' ||
    typeof bucket !== 'string'
  ) {
    throw new ContractError(
      `Bundled spec: ${formatPointer(...place, 'x-rate-limit')} must be { requests: integer from 1 to ` +
        `${MAX_REQUESTS}, per: minute, bucket?: string }, received ${JSON.stringify(node)}.`,
      [...place, 'x-rate-limit'],
    );
  }
  return { requests, per, bucket };
}

/**
 * Requires that the extensions that define request checks are usable. A check with an unknown name or a value of the
 * wrong type would silently never fail.
 *
 * @throws ContractError naming the unusable extension
 */
export function requireUsableChecks(operation: Operation, known: Pick<Contract, 'platforms' | 'conditions'>): void {
  for (const { mediaType, schema } of operation.requestBody?.content ?? []) {
    for (const part of [schema, ...(schema.oneOf ?? [])]) {
      const problem = findProblem(part, Object.keys(known.platforms), Object.keys(known.conditions));
      if (problem === undefined) continue;
      const place = [...pathOf(operation), 'requestBody', 'content', mediaType, 'schema'];
      throw new ContractError(`Bundled spec, request body of ${operation.id}: ${problem}.`, place);
    }
  }
  for (const { name, schema } of operation.parameters) {
    const problem = findMessagesProblem(schema) ?? findFileTypesProblem(schema);
    if (problem !== undefined)
      throw new ContractError(`Bundled spec, parameter ${name} of ${operation.id}: ${problem}.`, pathOf(operation));
  }
}

function findProblem(schema: Schema, platforms: readonly string[], conditions: readonly string[]): string | undefined {
  const fields = schema.properties ?? {};
  const inFields = Object.entries(fields).map(([name, field]) => {
    const other = [field['x-same-as'], field['x-differs-from']].find(
      (named) => named !== undefined && !Object.hasOwn(fields, named),
    );
    if (other !== undefined)
      return `${name}: x-same-as and x-differs-from must name a field of the body, received ${String(other)}`;
    const problem =
      findMessagesProblem(field) ??
      findFileTypesProblem(field) ??
      findNamesProblem('x-platforms', field['x-platforms'], platforms);
    return problem && `${name}: ${problem}`;
  });
  return (
    findMessagesProblem(schema) ??
    findRequiredProblem('x-required-on', schema['x-required-on'], platforms, Object.keys(fields)) ??
    findRequiredProblem('x-required-for', schema['x-required-for'], conditions, Object.keys(fields)) ??
    inFields.find((problem) => problem !== undefined)
  );
}

function findRequiredProblem(
  keyword: string,
  required: unknown,
  keys: readonly string[],
  fields: readonly string[],
): string | undefined {
  if (required === undefined) return undefined;
  if (!isObject(required)) return `${keyword} must be a map`;
  const problems = Object.entries(required).map(
    ([key, names]) => findNamesProblem(keyword, [key], keys) ?? findNamesProblem(keyword, names, fields),
  );
  return problems.find((problem) => problem !== undefined);
}

function findNamesProblem(keyword: string, names: unknown, known: readonly string[]): string | undefined {
  if (names === undefined) return undefined;
  if (!Array.isArray(names)) return `${keyword} must be a list of names`;
  const unknown: unknown = names.find((name) => !known.includes(String(name)));
  return unknown === undefined ? undefined : `${keyword} must contain known names only, received ${String(unknown)}`;
}

function findMessagesProblem({ 'x-messages': messages }: Schema): string | undefined {
  if (messages === undefined) return undefined;
  const areTexts =
    isObject(messages) && Object.values(messages).every((message) => typeof message === 'string' && message !== '');
  return areTexts ? undefined : 'every message of x-messages must be a non-empty string';
}

function findFileTypesProblem({ 'x-file-types': types }: Schema): string | undefined {
  if (types === undefined || (Array.isArray(types) && types.every((type) => typeof type === 'string')))
    return undefined;
  return 'x-file-types must be a list of file name extensions';
}
