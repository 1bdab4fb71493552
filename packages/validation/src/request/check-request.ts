import type { Contract, Operation, Platform } from '@wapi/types';
import { createRouter } from './router.js';
import { formOf, type FormSource, parseBody } from '../form/form.js';
import { readOverride } from './method-override.js';
import { readQuery } from '../form/query.js';
import { compileValidators, type Validator } from './request-validator.js';
import type { Finding } from '../findings/finding.js';
import type { KnownNames } from '../findings/known-names.js';

/** A request, its body decoded. */
export interface CheckableRequest extends FormSource {
  /** Upper case. */
  method: string;
  /** The part after the question mark, percent-encoded. */
  query: string;
}

/** A request that was looked at. */
export interface CheckedRequest {
  /** Absent where the spec has none. */
  operation?: Operation;
  /** The operations of the path, where the method is another. */
  siblings: readonly Operation[];
  endpoint: string;
  findings: Finding[];
}

/**
 * Checks a request, its body decoded, as the mock does, as far as that can be told without knowing the account.
 *
 * @param path what comes after the base path
 * @param body whether the body is all there
 */
export type RequestCheck = (request: CheckableRequest, path: string, body: boolean) => Promise<CheckedRequest>;

/** The proxy knows no account, so nothing is asked of one. */
const meetsNothing = (): boolean => false;

/**
 * Compiles the checks of every operation's requests.
 *
 * @throws Error naming the operation when a schema does not compile
 */
export function createRequestCheck(contract: Contract, platform: Platform, names: KnownNames): RequestCheck {
  const route = createRouter(contract.operations);
  const validators = compileValidators(contract, platform);

  return async (request, path, isWhole) => {
    const parsed = parseBody(request);
    const override = request.method === 'POST' && isWhole ? readOverride(parsed, path, route) : undefined;
    const method = override?.method ?? (request.method === 'HEAD' ? 'GET' : request.method);
    const found = route(method, path);
    if (found.operation === undefined || override?.allowed === false)
      return unrouted(request, path, names, override?.method, route(method, path));
    const { operation, parameters } = found;
    const validator = validators.get(operation.id);
    if (validator === undefined) throw new Error(`There are no checks of ${operation.id}.`);
    const findings = [
      ...checkCredentials(contract, operation, request),
      ...(await checkParameters(validator, parameters, request, names)),
    ];
    if (isWhole) findings.push(...(await checkBody(operation, validator, parsed, names)));
    return { operation, siblings: [], endpoint: `${operation.method} ${operation.path}`, findings };
  };
}

function unrouted(
  { method }: CheckableRequest,
  path: string,
  names: KnownNames,
  override: string | undefined,
  found: ReturnType<ReturnType<typeof createRouter>>,
): CheckedRequest {
  const siblings = found.operation === undefined ? found.siblings : [found.operation];
  const [sibling] = siblings;
  const endpoint = `${method} ${sibling?.path ?? names.path(path)}`;
  if (sibling === undefined)
    return { siblings, endpoint, findings: [finding('path', 'path', 'the spec has no such path')] };
  const problem =
    override === undefined
      ? finding('method', 'method', 'the path has no such method')
      : finding('body/_method', 'method', '_method asks for what the spec does not have');
  return { siblings, endpoint, findings: [problem] };
}

/** Who calls cannot be told, but whether exactly one credential of the right form is there can. */
function checkCredentials(
  { credentials: { wapiKey } }: Contract,
  { credentials }: Operation,
  { header }: CheckableRequest,
): Finding[] {
  if (credentials.length === 0) return [];
  const keyPlace = `header/${wapiKey.header}`;
  const authorization = header('authorization');
  const key = header(wapiKey.header.toLowerCase());
  if (authorization === undefined && key === undefined)
    return [finding('header/Authorization', 'credential', 'there is no credential')];
  if (authorization !== undefined && key !== undefined)
    return [finding('header/Authorization', 'credential', 'there are two credentials')];
  if (authorization !== undefined)
    return /^bearer +\S+$/i.test(authorization)
      ? []
      : [finding('header/Authorization', 'pattern', 'it is not "Bearer <access_token>"')];
  if (!credentials.includes('wapiKey')) return [finding(keyPlace, 'credential', 'the operation takes no WAPI Key')];
  return new RegExp(wapiKey.pattern).test(key ?? '')
    ? []
    : [finding(keyPlace, 'pattern', 'it does not have the form of a WAPI Key')];
}

async function checkParameters(
  validator: Validator,
  parameters: Readonly<Record<string, string>>,
  { query }: CheckableRequest,
  names: KnownNames,
): Promise<Finding[]> {
  const inPath = validator.checkPath(parameters);
  const { failures } = await validator.query.check(readQuery(query, validator.inQuery), meetsNothing);
  const known = new Set(validator.inQuery.map(({ name }) => bare(name)));
  return [
    ...(inPath === undefined ? [] : [failed(names, 'path', inPath.field, inPath.keyword)]),
    ...failures.map(({ path, keyword }) => failed(names, 'query', path, keyword)),
    ...unknownNames(names, 'query', [...new Set(new URLSearchParams(query).keys())], known),
  ];
}

async function checkBody(
  operation: Operation,
  validator: Validator,
  parsed: ReturnType<typeof parseBody>,
  names: KnownNames,
): Promise<Finding[]> {
  if (operation.requestBody === undefined)
    return parsed.empty ? [] : [{ ...finding('body', 'undocumented', 'the operation has no body'), level: 'note' }];
  const { fields, problem } = formOf(parsed, validator);
  if (problem !== undefined) {
    const isRead = validator.mediaTypes.includes(parsed.mediaType);
    const what = isRead
      ? finding('body', 'form', 'it cannot be parsed')
      : finding('header/Content-Type', 'mediaType', `it is none of ${validator.mediaTypes.join(', ')}`);
    return [what];
  }
  const { failures } = await validator.body.check(validator.body.known(fields), meetsNothing);
  const known = new Set(['_method', ...Object.keys(validator.body.known(fields))]);
  return [
    ...failures.map(({ path, keyword }) => failed(names, 'body', path, keyword)),
    ...unknownNames(names, 'body', Object.keys(fields), known),
  ];
}

/** What is sent besides: the API passes over it, which whoever sent it may not know. */
function unknownNames(
  names: KnownNames,
  part: string,
  given: readonly string[],
  known: ReadonlySet<string>,
): Finding[] {
  return given
    .filter((name) => !known.has(name) && !known.has(bare(name)))
    .map((name) => ({
      ...finding(names.place(part, [name]), 'undocumented', 'the operation has nothing of this name on this platform'),
      level: 'note',
    }));
}

function bare(name: string): string {
  return name.replace(/\[.*$/s, '');
}

function failed(names: KnownNames, part: string, path: string, keyword: string): Finding {
  const place = path === '' ? part : names.place(part, path.split('.'));
  return finding(place, keyword, keyword === 'required' ? 'it is missing' : `it fails ${keyword}`);
}

function finding(place: string, keyword: string, message: string): Finding {
  return { direction: 'request', place, keyword, message };
}
