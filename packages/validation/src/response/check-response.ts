import type { ValidateFunction } from 'ajv/dist/2020.js';
import { type Contract, messageOf, type OpenApiDocument, type Operation, type ResponseInfo } from '@wapi/types';
import { createAjv } from '../schema/ajv.js';
import { readTyped } from '../form/typed-text.js';
import { bodyFailures } from '../schema/body-failures.js';
import { undocumentedProperties } from '../schema/undocumented-properties.js';
import type { CheckedRequest } from '../request/check-request.js';
import type { Finding } from '../findings/finding.js';
import { readHeaderSchemas } from './header-schemas.js';
import { createKnownMessages } from './known-messages.js';
import type { KnownNames } from '../findings/known-names.js';

/** An answer, its body decoded. */
export interface CheckableResponse {
  status: number;
  /** A header by its name in lower case; undefined where it was not sent. */
  header: (name: string) => string | undefined;
  /** Undefined where there is none to check. */
  body: Uint8Array | undefined;
}

/** Checks an answer to a request that was looked at. */
export type ResponseCheck = (request: CheckedRequest, response: CheckableResponse) => Finding[];

/** How many undocumented properties of one body are told. */
const MAX_UNDOCUMENTED = 50;

/**
 * Compiles the checks of every operation's answers.
 *
 * @throws Error naming the operation when a schema does not compile
 */
export function createResponseCheck(contract: Contract, document: OpenApiDocument, names: KnownNames): ResponseCheck {
  const ajv = createAjv(contract, { useDefaults: false, verbose: true, strict: false });
  const headerSchemas = readHeaderSchemas(document);
  const knowsMessage = createKnownMessages(contract);
  const { notFound, payloadTooLarge } = contract.fallbacks;
  const validators = compile();

  function compile(): ReadonlyMap<ResponseInfo, ValidateFunction> {
    const compiled = new Map<ResponseInfo, ValidateFunction>();
    for (const { id, responses } of [
      ...contract.operations,
      { id: 'an unknown path', responses: [notFound, payloadTooLarge] },
    ]) {
      for (const response of responses) {
        try {
          compiled.set(response, ajv.compile(response.schema));
        } catch (error) {
          throw new Error(
            `The answer ${response.status} of ${id} does not compile: ${error instanceof Error ? error.message : String(error)}`,
            {
              cause: error,
            },
          );
        }
      }
    }
    return compiled;
  }

  function checkHeaders({ headers }: ResponseInfo, { header }: CheckableResponse): Finding[] {
    return headers.flatMap((name) => {
      const value = header(name.toLowerCase());
      const schema = headerSchemas.get(name.toLowerCase()) ?? {};
      const place = names.place('header', [name]);
      if (value === undefined) return [finding(place, 'required', 'it is missing')];
      return ajv.validate(schema, readTyped(value, schema))
        ? []
        : [finding(place, ajv.errors?.[0]?.keyword ?? '', 'it does not have the form that is documented')];
    });
  }

  function checkBody(
    documented: ResponseInfo,
    operation: Operation | undefined,
    { status, header, body }: CheckableResponse,
  ): Finding[] {
    if (body === undefined) return [];
    const mediaType = (header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
    if (mediaType !== 'application/json')
      return [finding('header/Content-Type', 'mediaType', 'it is not application/json')];
    const parsed = parseJson(body);
    if (parsed === undefined) return [finding('body', 'json', 'it is not JSON')];
    const validate = validators.get(documented);
    const failures = validate === undefined ? [] : bodyFailures(validate, parsed.value);
    const findings = failures.map(({ path, keyword }) =>
      finding(names.place('body', path), keyword, keyword === 'required' ? 'it is missing' : `it fails ${keyword}`),
    );
    for (const path of undocumentedProperties(parsed.value, [documented.schema]).slice(0, MAX_UNDOCUMENTED))
      findings.push({
        ...finding(names.place('body', path), 'undocumented', 'the spec does not mention it'),
        level: 'note',
      });
    const message = messageOf(parsed.value);
    if (status >= 400 && message !== undefined && !isKnown(documented, operation, status, message))
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
      // That the API takes what the spec does not have is the request's deviation, and told there.
      return operation === undefined && status < 400
        ? []
        : [finding('status', 'status', 'the spec has no such answer')];
    }
    // What belongs to no operation has no rate limit to tell of.
    const isOwn = owner?.responses.includes(documented) === true;
    return [...(isOwn ? checkHeaders(documented, response) : []), ...checkBody(documented, operation, response)];
  };
}

/** In a wrapper, for `null` is JSON too. */
function parseJson(body: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return undefined;
  }
}

function finding(place: string, keyword: string, message: string): Finding {
  return { direction: 'response', place, keyword, message };
}
