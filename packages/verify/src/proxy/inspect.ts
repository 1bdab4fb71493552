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

/** What was found in an exchange. */
export interface Inspected {
  seen: Omit<Seen, 'request'>;
  findings: Finding[];
}

/**
 * Looks at an exchange that is over.
 *
 * @param path the target of the request line below the base path
 */
export type Inspector = (incoming: IncomingMessage, path: string, exchange: Exchange) => Promise<Inspected>;

type Direction = Finding['direction'];

const NOTHING = new Uint8Array();
const TOO_LARGE = 'the body is larger than what is looked at';
const PROBLEMS: Readonly<Record<DecodeProblem, Omit<Finding, 'direction'>>> = {
  broken: {
    place: 'header/Content-Encoding',
    keyword: 'contentEncoding',
    message: 'the body is not encoded as it says',
  },
  unknown: {
    place: 'header/Content-Encoding',
    keyword: 'unchecked',
    message: 'nobody here knows the encoding of the body',
    level: 'note',
  },
  tooLarge: { place: 'body', keyword: 'unchecked', message: TOO_LARGE, level: 'note' },
};

/**
 * Compiles the checks of both ways.
 *
 * @throws Error naming the operation when a schema does not compile
 */
export function createInspector(parts: {
  contract: Contract;
  document: OpenApiDocument;
  platform: Platform;
  maxCheckedBytes: number;
}): Inspector {
  const { contract, document, platform, maxCheckedBytes } = parts;
  const names = createKnownNames(contract);
  const checkRequest = createRequestCheck(contract, platform, names);
  const checkResponse = createResponseCheck(contract, document, names);

  return async (incoming, path, { requestBody, requestComplete, answer, unanswered }) => {
    const header = headerFinder(incoming.rawHeaders);
    const target = readTarget(BASE_PATH + path, undefined);
    // Dot segments can lead out of the API.
    const below = target.path.startsWith(BASE_PATH) ? target.path.slice(BASE_PATH.length) : target.path;
    const status = answer?.message.statusCode ?? null;
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
    // What a path allows is no operation of the spec, and every server tells it.
    if (request.method === 'OPTIONS' && checked.siblings.length > 0) return { seen, findings: silence };
    const findings = [...checked.findings, ...body.findings, ...silence];
    if (answer === undefined) return { seen, findings };
    findings.push(...(await checkAnswer(request.method, answer, checked)));
    return { seen, findings };
  };

  async function checkAnswer(
    method: string,
    answer: NonNullable<Exchange['answer']>,
    checked: Parameters<typeof checkResponse>[0],
  ): Promise<Finding[]> {
    const { message, complete } = answer;
    const header = headerFinder(message.rawHeaders);
    const status = message.statusCode ?? 0;
    const isBodiless = method === 'HEAD' || status === 204 || status === 304;
    const body = isBodiless
      ? { findings: [] }
      : await readBody('response', answer.body, header('content-encoding'), complete);
    return [...body.findings, ...checkResponse(checked, { status, header, body: body.content })];
  }

  /** The content of a body; where it cannot be had, what is told of that. */
  async function readBody(
    direction: Direction,
    copy: Exchange['requestBody'],
    contentEncoding: string | undefined,
    complete: boolean,
  ): Promise<{ content?: Uint8Array; findings: Finding[] }> {
    if (!complete)
      return {
        findings: [
          { direction, place: 'body', keyword: 'incomplete', message: 'the message broke off', level: 'note' },
        ],
      };
    if (copy.tooLarge) return { findings: [{ direction, ...PROBLEMS.tooLarge }] };
    const { body, problem } = await decodeBody(copy.bytes(), contentEncoding, maxCheckedBytes);
    return problem === undefined
      ? { content: body, findings: [] }
      : { findings: [{ direction, ...PROBLEMS[problem] }] };
  }
}
