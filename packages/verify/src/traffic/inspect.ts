import type { Contract, OpenApiDocument, Platform } from '@wapi/types';
import {
  type CheckableRequest,
  createKnownNames,
  createRequestCheck,
  createResponseCheck,
  type Finding,
  headerFinder,
  withoutTrailingSlash,
} from '@wapi/validation';
import { BASE_PATH, readTarget } from '@wapi/mock/http';
import { decodeBody, type DecodeProblem } from './decode-body.js';
import type { Seen } from './deviation-log.js';
import type { TrafficExchange, TrafficMessage } from './exchange.js';

export interface Inspected {
  seen: Omit<Seen, 'request'>;
  findings: Finding[];
}

/** Checks a finished exchange. */
export type Inspector = (exchange: TrafficExchange) => Promise<Inspected>;

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

/** Creates the check of exchanges. Compiles a schema on its first use, so that the proxy starts soon. */
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

  return async ({ method, path, request: sent, response, unanswered }) => {
    const header = headerFinder(sent.rawHeaders);
    const target = readTarget(BASE_PATH + path, undefined);
    // Check the prefix, because dot segments can lead out of `/wapi`.
    const inside = target.path.startsWith(BASE_PATH) ? target.path.slice(BASE_PATH.length) : target.path;
    const below = withoutTrailingSlash(inside);
    const status = response?.status ?? null;
    const body = await readBody('request', sent, header('content-encoding'));
    const request: CheckableRequest = {
      method,
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
    // Accept OPTIONS without an operation, because every server supports this method.
    if (request.method === 'OPTIONS' && checked.siblings.length > 0) return { seen, findings: silence };
    const findings = [...checked.findings, ...body.findings, ...silence];
    if (response !== undefined) findings.push(...(await checkApiResponse(method, response, checked)));
    return { seen, findings };
  };

  async function checkApiResponse(
    method: string,
    response: NonNullable<TrafficExchange['response']>,
    checked: Parameters<typeof checkResponse>[0],
  ): Promise<Finding[]> {
    const { status } = response;
    const header = headerFinder(response.rawHeaders);
    const isBodiless = method === 'HEAD' || status === 204 || status === 304;
    const body = isBodiless ? { findings: [] } : await readBody('response', response, header('content-encoding'));
    return [...body.findings, ...checkResponse(checked, { status, header, body: body.content })];
  }

  /** Decodes a body, or returns a finding that says why it is not checked. */
  async function readBody(
    direction: Direction,
    { body: raw, complete }: TrafficMessage,
    contentEncoding: string | undefined,
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
    if (raw === undefined) return { findings: [{ direction, ...PROBLEMS.tooLarge }] };
    const { body, problem } = await decodeBody(raw, contentEncoding, maxCheckedBytes);
    return problem === undefined
      ? { content: body, findings: [] }
      : { findings: [{ direction, ...PROBLEMS[problem] }] };
  }
}
