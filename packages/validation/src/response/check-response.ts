import { type Contract, messageOf, type OpenApiDocument, type Operation, type ResponseInfo } from '@wapi/types';
import type { HeaderLookup } from '../form/headers.js';
import { createAjv } from '../schema/ajv.js';
import { readTyped } from '../form/typed-text.js';
import { bodyFailures } from '../schema/body-failures.js';
import { undocumentedProperties } from '../schema/undocumented-properties.js';
import type { CheckedRequest } from '../request/check-request.js';
import type { Finding } from '../findings/finding.js';
import { kindOf, type Kinds, kindsOf } from '../schema/kinds.js';
import { checkContentType } from './content-type.js';
import { readHeaderSchemas } from './header-schemas.js';
import { createKnownMessages } from './known-messages.js';
import type { KnownNames } from '../findings/known-names.js';

/** A response with its body decoded. */
export interface CheckableResponse {
  status: number;
  header: HeaderLookup;
  /** The bytes of the body; undefined without a body to check. */
  body: Uint8Array | undefined;
}

/** Checks the response to a checked request. */
export type ResponseCheck = (request: CheckedRequest, response: CheckableResponse) => Finding[];

/** The header that contains the documented rate limit. */
const LIMIT_HEADER = 'x-ratelimit-limit';
/** The maximum number of undocumented properties to report for one body. */
const MAX_UNDOCUMENTED = 50;

/** Creates the check of responses. */
export function createResponseCheck(contract: Contract, document: OpenApiDocument, names: KnownNames): ResponseCheck {
  const ajv = createAjv(contract, { useDefaults: false, verbose: true, strict: false });
  const headerSchemas = readHeaderSchemas(document);
  const knowsMessage = createKnownMessages(contract);
  const { notFound, payloadTooLarge } = contract.fallbacks;

  function checkHeaders(
    { headers }: ResponseInfo,
    operation: Operation | undefined,
    { header }: CheckableResponse,
  ): Finding[] {
    return headers.flatMap((name) => {
      const value = header(name.toLowerCase());
      const schema = headerSchemas.get(name.toLowerCase()) ?? {};
      const place = names.place('header', [name]);
      if (value === undefined)
        return [finding(place, 'required', 'it is missing', { expected: 'a value', seen: 'nothing' })];
      const typed = readTyped(value, schema);
      const [error] = ajv.validate(schema, typed) ? [] : (ajv.errors ?? []);
      if (error !== undefined)
        return [finding(place, error.keyword, 'it does not match its documented schema', kindsOf(error))];
      const documented = operation?.rateLimit.requests;
      if (name.toLowerCase() !== LIMIT_HEADER || documented === undefined || typed === documented) return [];
      const kinds = { expected: String(documented), seen: 'another number' };
      return [finding(place, 'const', 'it differs from the documented rate limit', kinds)];
    });
  }

  function checkBody(
    documented: ResponseInfo,
    operation: Operation | undefined,
    { status, header, body }: CheckableResponse,
  ): Finding[] {
    if (body === undefined) return [];
    const { isJson, findings } = checkContentType(header('content-type'));
    if (!isJson) return findings;
    if (startsWithByteOrderMark(body))
      findings.push(finding('body', 'byteOrderMark', 'it starts with a byte order mark, which JSON does not allow'));
    const parsed = parseJson(body);
    if (parsed === undefined)
      return [...findings, finding('body', 'json', 'it is not JSON', { expected: 'JSON', seen: kindOfBody(body) })];
    // Ajv compiles each schema once, on its first use.
    const failures = bodyFailures(ajv.compile(documented.schema), parsed.value);
    for (const { path, keyword, expected, seen } of failures) {
      const message = keyword === 'required' ? 'it is missing' : `it fails ${keyword}`;
      findings.push(finding(names.place('body', path), keyword, message, { expected, seen }));
    }
    for (const path of undocumentedProperties(parsed.value, [documented.schema]).slice(0, MAX_UNDOCUMENTED))
      findings.push({
        ...finding(names.place('body', path), 'undocumented', 'it is not documented', {
          expected: 'nothing',
          seen: kindOf(valueAt(parsed.value, path)),
        }),
        level: 'note',
      });
    const message = messageOf(parsed.value);
    const isChecked = failures.every(({ path }) => path.join('/') !== 'message');
    if (isChecked && message !== undefined && !isKnown(documented, operation, status, message))
      findings.push(finding('body/message', 'message', `undocumented message "${names.text(message)}"`));
    return findings;
  }

  function isKnown(
    { examples }: ResponseInfo,
    operation: Operation | undefined,
    status: number,
    message: string,
  ): boolean {
    return (
      examples.some(({ value }) => messageOf(value) === message) ||
      (operation !== undefined && knowsMessage(operation, status, message))
    );
  }

  return ({ operation, siblings }, response) => {
    const { status } = response;
    const [sibling] = siblings;
    const owner = operation ?? sibling;
    const documented =
      operation?.responses.find((candidate) => candidate.status === status) ??
      (operation === undefined && status === 405
        ? sibling?.responses.find((candidate) => candidate.status === 405)
        : undefined) ??
      [payloadTooLarge, ...(owner === undefined ? [notFound] : [])].find((candidate) => candidate.status === status);
    if (documented === undefined) {
      // The API accepted a request that is not in the spec. The request check already reports this.
      return operation === undefined && status < 400
        ? []
        : [
            finding('status', 'status', 'the status code is not documented', {
              expected: (owner?.responses ?? [notFound]).map(({ status: known }) => known).join(', '),
              seen: String(status),
            }),
          ];
    }
    // Responses to unknown paths and oversized bodies need no rate-limit headers, because they belong to no operation.
    const isOwn = owner?.responses.includes(documented) === true;
    return [
      ...(isOwn ? checkHeaders(documented, operation, response) : []),
      ...checkBody(documented, operation, response),
    ];
  };
}

/** Returns the value wrapped in an object, because `null` is valid JSON; undefined if the body is not JSON. */
function parseJson(body: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return undefined;
  }
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function startsWithByteOrderMark(body: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => body[index] === byte);
}

function kindOfBody(body: Uint8Array): string {
  return body.byteLength === 0 ? 'no body' : 'other content';
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], value);
}

function finding(place: string, keyword: string, message: string, kinds?: Kinds): Finding {
  return { direction: 'response', place, keyword, message, ...kinds };
}
