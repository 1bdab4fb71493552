import type { Contract, Operation } from '@wapi/types';
import type { BodyField, RequestExample } from './request-example.js';
import { Expression, toSource } from './source-text.js';

/** With the empty string in place of an unset variable the sample compiles under `strict` and is plain JavaScript too. */
export const tokenFromEnvironment = { token: new Expression("process.env.WAPI_TOKEN ?? ''") };

/** Writes the TypeScript that makes one request with the typed client. */
export function typescriptSample(contract: Contract, operation: Operation, example: RequestExample): string {
  const body = (example.body ?? []).map((field): [string, unknown] => [field.name, bodyValue(field)]);
  // The client's order: path parameters one by one, the body, the query.
  const args = [
    ...example.path.map(([, value]) => value),
    // The client writes the brackets of a list itself.
    ...[body, example.query.map(([name, value]) => [name.replace(/\[\]$/, ''), value] as const)]
      .filter((fields) => fields.length > 0)
      .map((fields) => Object.fromEntries(fields) as unknown),
  ];
  const method = clientMethod(contract, operation);
  return typescriptSource({
    reads: example.body?.some(({ fileType }) => fileType !== undefined) ?? false,
    options: {
      platform: example.platform,
      environment: 'sandbox',
      ...(operation.credentials.length > 0 && { auth: tokenFromEnvironment }),
    },
    method,
    args,
  });
}

/** What a TypeScript sample says. */
export interface TypescriptCall {
  /** Whether it reads a file from disk. */
  reads: boolean;
  /** The options of `createWapi`. */
  options: Readonly<Record<string, unknown>>;
  /** The method with its group, e.g. `user.getProfile`. */
  method: string;
  args: readonly unknown[];
}

/** Writes the source of a call: imports, the client, the call. */
export function typescriptSource({ reads, options, method, args }: TypescriptCall): string {
  const call = `const { data, error } = await wapi.${method}(`;
  const [last = ''] = args
    .slice(-1)
    .map((arg) => toSource(arg, '', call.length + args.slice(0, -1).join(', ').length + 4));
  const written = [...args.slice(0, -1).map((arg) => toSource(arg)), ...(args.length > 0 ? [last] : [])];
  return [
    ...(reads ? ["import { readFile } from 'node:fs/promises';"] : []),
    "import { createWapi } from '@wapi/client';",
    '',
    `const wapi = createWapi(${toSource(options, '', 26)});`,
    `${call}${written.join(', ')});`,
  ].join('\n');
}

/** The operation's method on the client, with its group. */
export function clientMethod(contract: Contract, operation: Operation): string {
  const group = contract.tags.find(({ name }) => name === operation.tag)?.group ?? '';
  return `${group}.${operation.sdkMethod}`;
}

function bodyValue({ value, fileType }: BodyField): unknown {
  if (fileType === undefined) return value;
  return { data: new Expression(`await readFile(${toSource(String(value))})`), filename: value, type: fileType };
}
