import type { IncomingMessage } from 'node:http';
import type { Contract, OpenApiDocument, Platform } from '@wapi/types';
import {
  type CheckableRequest,
  createKnownNames,
  createRequestCheck,
  createResponseCheck,
  type Finding,
  headerFinder,
} from '@wapi/validation';
import { BASE_PATH, readTarget } from '@wapi/mock/http';
import { decodeBody, type DecodeProblem } from './decode-body.js';
import type { Seen } from './deviation-log.js';
import type { Exchange } from './exchange.js';

export interface Inspected {
  seen: Omit<Seen, 'request'>;
  findings: Finding[];
}

/**
 * Checks a finished exchange.
 *
 * @param path the request target below `/wapi`, with the query
 */
export type Inspector = (incoming: IncomingMessage, path: string, exchange: Exchange) => Promise<Inspected>;

type Direction = Finding['direction'];

const NOTHING = new Uint8Array();
const TOO_LARGE = 'not checked, because the body is too large';
const PROBLEMS: Readonly<Record<DecodeProblem, Omit<Finding, 'direction'>>> = {
  broken: {
    place: 'header/Content-Encoding',
    keyword: 'contentEncoding',
    message: 'the body does not match its Content-Encoding',
  },
  unknown: {
    place: 'header/Content-Encoding',
    keyword: 'unchecked',
    message: 'not checked, because the Content-Encoding is not supported',
    level: 'note',
  },
  tooLarge: { place: 'body', keyword: 'unchecked', message: TOO_LARGE, level: 'note' },
};

/**
 * Compiles the checks of requests and responses.
 *
 * @throws {ContractError} naming the operation if a schema of its request does not compile
 * @throws {Error} naming the operation if a schema of its responses does not compile
 */
export function createInspector(options: {
  contract: Contract;
  document: OpenApiDocument;
  platform: Platform;
  maxCheckedBytes: number;
}): Inspector {
  const { contract, document, platform, maxCheckedBytes } = options;
  const names = createKnownNames(contract);
  const checkRequest = createRequestCheck(contract, platform, names);
  const checkResponse = createResponseCheck(contract, document, names);

  return async (incoming, path, { requestBody, requestComplete, response, unanswered }) => {
    const header = headerFinder(incoming.rawHeaders);
    const target = readTarget(BASE_PATH + path, undefined);
    // Dot segments can lead out of `/wapi`.
    const below = target.path.startsWith(BASE_PATH) ? target.path.slice(BASE_PATH.length) : target.path;
    const status = response?.message.statusCode ?? null;
    const body = await readBody('request', requestBody, header('content-encoding'), requestComplete);
    const request: CheckableRequest = {
      method: incoming.method ?? 'GET',
      query: target.query,
      header,
      body: body.content ?? NOTHING,
    };
    const checked = await checkRequest(request, below, body.content !== undefined);
    const seen = { operation: checked.operation, endpoint: checked.endpoint, status };
    const silence: Finding[] =
      unanswered === undefined
        ? []
        : [{ direction: 'response', place: 'status', keyword: 'unanswered', message: unanswered }];
    // The spec has no OPTIONS operations, though every server supports them.
    if (request.method === 'OPTIONS' && checked.siblings.length > 0) return { seen, findings: silence };
    const findings = [...checked.findings, ...body.findings, ...silence];
    if (response === undefined) return { seen, findings };
    findings.push(...(await checkApiResponse(request.method, response, checked)));
    return { seen, findings };
  };

  async function checkApiResponse(
    method: string,
    response: NonNullable<Exchange['response']>,
    checked: Parameters<typeof checkResponse>[0],
  ): Promise<Finding[]> {
    const { message, complete } = response;
    const header = headerFinder(message.rawHeaders);
    const status = message.statusCode ?? 0;
    const isBodiless = method === 'HEAD' || status === 204 || status === 304;
    const body = isBodiless
      ? { findings: [] }
      : await readBody('response', response.body, header('content-encoding'), complete);
    return [...body.findings, ...checkResponse(checked, { status, header, body: body.content })];
  }

  /** Decodes a body, or returns a finding that says why it is not checked. */
  async function readBody(
    direction: Direction,
    copy: Exchange['requestBody'],
    contentEncoding: string | undefined,
    complete: boolean,
  ): Promise<{ content?: Uint8Array; findings: Finding[] }> {
    if (!complete)
      return {
        findings: [
          {
            direction,
            place: 'body',
            keyword: 'incomplete',
            message: 'not checked, because the message broke off',
            level: 'note',
          },
        ],
      };
    if (copy.tooLarge) return { findings: [{ direction, ...PROBLEMS.tooLarge }] };
    const { body, problem } = await decodeBody(copy.bytes(), contentEncoding, maxCheckedBytes);
    return problem === undefined
      ? { content: body, findings: [] }
      : { findings: [{ direction, ...PROBLEMS[problem] }] };
  }
}
