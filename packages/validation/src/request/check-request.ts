import type { Contract, Operation, Platform, Schema } from '@wapi/types';
import { createRouter } from './router.js';
import { formOf, type FormSource, parseBody } from '../form/form.js';
import { readOverride } from './method-override.js';
import { readQuery } from '../form/query.js';
import { createValidators, type Validator } from './request-validator.js';
import { schemasIn } from '../schema/schemas-in.js';
import type { Finding } from '../findings/finding.js';
import type { KnownNames } from '../findings/known-names.js';

/** A request with its body decoded. */
export interface CheckableRequest extends FormSource {
  /** Upper case. */
  method: string;
  /** The part after the question mark, still percent-encoded. */
  query: string;
}

export interface CheckedRequest {
  /** The operation; absent if no operation matches. */
  operation?: Operation;
  /** The operations with the same path and a different method, if no operation matches. */
  siblings: readonly Operation[];
  endpoint: string;
  findings: Finding[];
}

/**
 * Checks a request as the mock does, except for the checks that depend on the account.
 *
 * @param path the path below the base path
 * @param isWhole whether the body is complete; an incomplete body is not checked
 */
export type RequestCheck = (request: CheckableRequest, path: string, isWhole: boolean) => Promise<CheckedRequest>;

/** Treats every condition as not met, because the caller's account is unknown. */
const meetsNothing = (): boolean => false;

/** Creates the check of requests. */
export function createRequestCheck(contract: Contract, platform: Platform, names: KnownNames): RequestCheck {
  const route = createRouter(contract.operations);
  const validators = createValidators(contract, platform);

  return async (request, path, isWhole) => {
    const parsed = parseBody(request);
    const override = request.method === 'POST' && isWhole ? readOverride(parsed, path, route) : undefined;
    const method = override?.method ?? (request.method === 'HEAD' ? 'GET' : request.method);
    const found = route(method, path);
    if (found.operation === undefined || override?.allowed === false)
      return unrouted(request, path, names, override?.method, route(method, path));
    const { operation, parameters } = found;
    const validator = validators.get(operation.id);
    if (validator === undefined) throw new Error(`The operation ${operation.id} has no validator.`);
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
      : finding('body/_method', 'method', 'the path has no operation with the method in _method');
  return { siblings, endpoint, findings: [problem] };
}

/** Checks that the request contains exactly one well-formed credential. Does not check who the caller is. */
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
    return [finding('header/Authorization', 'credential', 'the credential is missing')];
  if (authorization !== undefined && key !== undefined)
    return [finding('header/Authorization', 'credential', 'the request has two credentials; send only one')];
  if (authorization !== undefined)
    return /^bearer +\S+$/i.test(authorization)
      ? []
      : [finding('header/Authorization', 'pattern', 'it must be "Bearer <access_token>"')];
  if (!credentials.includes('wapiKey'))
    return [finding(keyPlace, 'credential', 'the operation does not accept a WAPI Key')];
  return new RegExp(wapiKey.pattern).test(key ?? '')
    ? []
    : [finding(keyPlace, 'pattern', 'it must have the form of a WAPI Key')];
}

async function checkParameters(
  validator: Validator,
  parameters: Readonly<Record<string, string>>,
  { query }: CheckableRequest,
  names: KnownNames,
): Promise<Finding[]> {
  const inPath = validator.checkPath(parameters);
  const { failures } = await validator.query.check(readQuery(query, validator.inQuery), meetsNothing);
  const known = validator.inQuery.map(({ name }) => bare(name));
  return [
    ...(inPath === undefined ? [] : [failed(names, 'path', inPath.field, inPath.keyword)]),
    ...failures.map(({ path, keyword }) => failed(names, 'query', path, keyword)),
    ...unknownNames(names, 'query', [...new Set(new URLSearchParams(query).keys())], { here: known, elsewhere: [] }),
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
      : finding('header/Content-Type', 'mediaType', `it must be ${validator.mediaTypes.join(' or ')}`);
    return [what];
  }
  const { failures } = await validator.body.check(validator.body.known(fields), meetsNothing);
  const here = ['_method', ...Object.keys(validator.body.known(fields))];
  const elsewhere = operation.requestBody.content.flatMap(({ schema }) =>
    [...schemasIn(schema)].flatMap(({ properties = {} }) => platformFields(properties)),
  );
  return [
    ...failures.map(({ path, keyword }) => failed(names, 'body', path, keyword)),
    ...unknownNames(names, 'body', Object.keys(fields), { here, elsewhere }),
  ];
}

/** The names of the fields that only some platforms have. */
function platformFields(properties: Readonly<Record<string, Schema>>): string[] {
  return Object.keys(properties).filter((name) => properties[name]?.['x-platforms'] !== undefined);
}

/** Reports fields that the operation does not have. The API silently ignores such fields. */
function unknownNames(
  names: KnownNames,
  part: string,
  given: readonly string[],
  { here, elsewhere }: { here: readonly string[]; elsewhere: readonly string[] },
): Finding[] {
  return given
    .filter((name) => !here.includes(name) && !here.includes(bare(name)))
    .map((name) => {
      const reason = elsewhere.includes(name)
        ? 'only other platforms have this field'
        : 'the operation does not have this name';
      return { ...finding(names.place(part, [name]), 'undocumented', reason), level: 'note' };
    });
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
