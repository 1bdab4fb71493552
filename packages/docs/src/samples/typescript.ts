import type { Contract, Operation } from '@wapi/types';
import type { BodyField, RequestExample } from './request-example.js';
import { saveRequest } from './fetch.js';
import { type MoneyRequest, moneyTexts, TIME_LIMIT, toMoneyRequest } from './money.js';
import { Expression, toSource } from './source-text.js';

/** The `?? ''` lets the sample compile under `strict` and also run as JavaScript. */
export const tokenFromEnvironment = { token: new Expression("process.env.WAPI_TOKEN ?? ''") };

/** Writes the TypeScript source of one request with the typed client. */
export function typescriptSample(contract: Contract, operation: Operation, example: RequestExample): string {
  const money = toMoneyRequest(operation, example);
  const body = (example.body ?? []).map((field): [string, unknown] => [field.name, bodyValue(field)]);
  // The client method takes each path parameter, then the body, then the query.
  const args = [
    ...example.path.map(([, value]) => value),
    // Remove `[]` from names, because the client adds it.
    ...[body, example.query.map(([name, value]) => [name.replace(/\[\]$/, ''), value] as const)]
      .filter((fields) => fields.length > 0)
      .map((fields) => Object.fromEntries(fields) as unknown),
    ...(money ? [{ timeouts: { total: new Expression(`${TIME_LIMIT}_000`) } }] : []),
  ];
  const method = clientMethod(contract, operation);
  return typescriptSource({
    readsFile: example.body?.some(({ fileType }) => fileType !== undefined) ?? false,
    options: {
      platform: example.platform,
      environment: 'sandbox',
      ...(operation.credentials.length > 0 && { auth: tokenFromEnvironment }),
    },
    method,
    args,
    money,
  });
}

/** The data from which a TypeScript sample is written. */
export interface TypescriptCall {
  /** Whether the sample reads a file from disk. */
  readsFile: boolean;
  /** Options of `createWapi`. */
  options: Readonly<Record<string, unknown>>;
  /** Group and method, e.g. `user.getProfile`. */
  method: string;
  args: readonly unknown[];
  /** The facts about moving money; undefined if the call moves no money. */
  money?: MoneyRequest | undefined;
}

/** Writes the source of a client call with its imports. */
export function typescriptSource({ readsFile, options, method, args, money }: TypescriptCall): string {
  const indent = money ? '  ' : '';
  const call = `${indent}const ${money ? 'accepted' : '{ data, error }'} = await wapi.${method}(`;
  const [last = ''] = args
    .slice(-1)
    .map((arg) => toSource(arg, indent, call.length + args.slice(0, -1).join(', ').length + 4));
  const written = [...args.slice(0, -1).map((arg) => toSource(arg, indent)), ...(args.length > 0 ? [last] : [])];
  return [
    ...(readsFile ? ["import { readFile } from 'node:fs/promises';"] : []),
    `import { createWapi${money ? ', isWapiError' : ''} } from '@wapi/client';`,
    '',
    `const wapi = createWapi(${toSource(options, '', 26)});`,
    ...(money ? saveRequest(money) : []),
    ...(money ? withOutcome(`${call}${written.join(', ')}).orThrow();`) : [`${call}${written.join(', ')});`]),
  ].join('\n');
}

function withOutcome(call: string): string[] {
  return [
    'try {',
    call,
    "  console.log('Accepted:', accepted);",
    '} catch (error) {',
    "  if (isWapiError(error) && !error.maybeSent) console.log('Refused or not sent:', error.message);",
    '  else {',
    `    console.error(${toSource(moneyTexts.unknown)});`,
    '    console.error(saved, error);',
    '    process.exitCode = 1;',
    '  }',
    '}',
  ];
}

/** Returns the group and the client method of an operation, e.g. `user.getProfile`. */
export function clientMethod(contract: Contract, operation: Operation): string {
  const group = contract.tags.find(({ name }) => name === operation.tag)?.group ?? '';
  return `${group}.${operation.sdkMethod}`;
}

function bodyValue({ value, fileType }: BodyField): unknown {
  if (fileType === undefined) return value;
  return { data: new Expression(`await readFile(${toSource(String(value))})`), filename: value, type: fileType };
}
