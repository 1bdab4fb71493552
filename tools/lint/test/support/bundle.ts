import { readFileSync } from 'node:fs';
import { escapePointerFragment, unescapePointerFragment } from '@redocly/openapi-core';
import { parse } from 'yaml';

/** A value from the bundle. It has the type that `JSON.parse` returns, because tests check its content. */
export type Json = ReturnType<typeof JSON.parse>;

const fromSpec = (file: string) => new URL(`../../../../spec/${file}`, import.meta.url);

/** The content of the bundle that the `bundle` script wrote. */
export const bundleText = readFileSync(fromSpec('dist/openapi.json'), 'utf8');

/** The bundle. Treat it as read-only, because every test file shares it. */
export const bundle: Json = JSON.parse(bundleText);

/** Reads a file in `spec/dist`. */
export const readBuilt = (name: string): Json => JSON.parse(readFileSync(fromSpec(`dist/${name}`), 'utf8'));

/** The entries in discrepancies.yaml. */
export const discrepancies: Json = parse(readFileSync(fromSpec('discrepancies.yaml'), 'utf8'));

/** Returns the value at a JSON Pointer such as `/paths/~1user/get`, or `undefined` if the value does not exist. */
export function at(pointer: string): Json {
  const segments = pointer.split('/').slice(1);
  return segments.reduce((node, segment) => node?.[unescapePointerFragment(segment)], bundle);
}

/** Resolves a value that may be a `$ref`. */
export function resolveRef(value: Json): Json {
  return typeof value?.$ref === 'string' ? resolveRef(at(value.$ref.slice(1))) : value;
}

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/** Every operation with its method, path and resolved responses by status code. */
export const operations = Object.entries<Json>(bundle.paths).flatMap(([path, item]) =>
  methods
    .filter((method) => method in item)
    .map((method) => {
      const operation = item[method];
      const responses = Object.fromEntries(
        Object.entries<Json>(operation.responses).map(([status, response]) => [status, resolveRef(response)]),
      );
      return { id: operation.operationId, name: `${method.toUpperCase()} ${path}`, path, method, operation, responses };
    }),
);

/** Every webhook with its event, method and operation. */
export const webhooks = Object.entries<Json>(bundle.webhooks).flatMap(([event, item]) =>
  Object.keys(item)
    .filter((method) => methods.includes(method))
    .map((method) => ({ event, id: item[method].operationId, method, operation: item[method] })),
);

/** Returns the operation with a method and path, such as `GET /user`. */
export function operationNamed(name: string) {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`The bundle has no operation ${name}.`);
  return found;
}

/** Returns the resolved parameters of an operation or a webhook. Includes the parameters of its path. */
export function parametersOf({ path, operation }: { path?: string; operation: Json }): Json[] {
  return [...(bundle.paths[path ?? '']?.parameters ?? []), ...(operation.parameters ?? [])].map(resolveRef);
}

/** The value of an example component. */
export function example(name: string): Json {
  const found = bundle.components.examples[name];
  if (found === undefined) throw new Error(`The bundle has no example ${name}.`);
  return found.value;
}

/** The resolved named examples of a media type. */
export function examplesOf(media: Json): Json[] {
  return Object.entries<Json>(media.examples ?? {}).map(([name, found]) => ({ name, ...resolveRef(found) }));
}

/** Returns the named examples for a status code in an operation's responses. */
export function responseExamples(id: string, status: number | string): Json[] {
  const { responses } = operations.find((operation) => operation.id === id) ?? operationNamed(id);
  return Object.values<Json>(responses[status]?.content ?? {}).flatMap(examplesOf);
}

/** Yields every object in a JSON value with its pointer. */
export function* objectsIn(value: Json, pointer = ''): Generator<{ value: Json; pointer: string }> {
  if (typeof value !== 'object' || value === null) return;
  yield { value, pointer };
  for (const [key, child] of Object.entries(value)) yield* objectsIn(child, `${pointer}/${escapePointerFragment(key)}`);
}

/**
 * Returns every value of an extension with its pointer, except declarations at the root and messages in `x-messages`.
 */
export function uses(extension: string): { pointer: string; value: Json; holder: Json }[] {
  return [...objectsIn(bundle)].flatMap(({ value, pointer }) =>
    pointer !== '' && !/\/x-messages?(-templates)?$/.test(pointer) && Object.hasOwn(value, extension)
      ? [{ pointer, value: value[extension], holder: value }]
      : [],
  );
}
