import { STATUS_CODES } from 'node:http';
import type { Operation, RateLimit, ResponseInfo } from '@wapi/types';
import { json, type MockResponse } from '../http/mock-response.js';
import type { Examples } from '../spec/examples.js';
import type { Allowance } from '../state/rate-limiter.js';
import type { Decision } from '../rules/decision.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';

/** A response rendered from a rule's decision, without rate-limit headers. */
export interface RenderedResponse {
  operation: string;
  status: number;
  /** The lower-case names of the headers that the spec documents for the response. */
  headers: readonly string[];
  /** JSON. */
  body: string;
  explanation: string;
}

/** Looks up the example for a decision, and fills in the values that depend on state. */
export async function render(examples: Examples, operation: Operation, decision: Decision): Promise<RenderedResponse> {
  const { id, responses } = operation;
  // In the contract, the status code of a `default` response is `NaN`. Such a response covers every status code.
  const documented = responses.find(({ status }) => status === decision.status || Number.isNaN(status));
  if (documented === undefined) return renderUndocumented(id, decision);
  const [first] = documented.examples;
  const isNamed = decision.example === '' || documented.examples.some(({ name }) => name === decision.example);
  if (first !== undefined && !isNamed) return render(examples, operation, withFirstExample(decision, first.name));
  const { status, headers, json: example } = await examples.find(id, decision.status, decision.example);
  const source =
    decision.reworded === true ? `based on ${decision.example} (no example has this message)` : decision.example;
  const explanation = `${id} ${decision.status} ${source}: ${decision.why}`;
  if (decision.fill === undefined) return { operation: id, status, headers, body: example, explanation };
  const body = JSON.parse(example) as Record<string, unknown>;
  decision.fill(body);
  return { operation: id, status, headers, body: JSON.stringify(body), explanation };
}

/** Uses the first example, because a rule may name an example that the spec has since renamed or removed. */
function withFirstExample(decision: Decision, example: string): Decision {
  return { ...decision, example, why: `${decision.why}; the spec has no example ${decision.example}` };
}

/**
 * Creates a response that the spec does not document, so that authors can call an operation before documenting all of
 * its responses.
 */
function renderUndocumented(operation: string, { status, fill, why }: Decision): RenderedResponse {
  const body: Record<string, unknown> = { message: STATUS_CODES[status] ?? '' };
  fill?.(body);
  const explanation = `${operation} ${status}: ${why}; the spec does not document ${status} for this operation`;
  return { operation, status, headers: [], body: JSON.stringify(body), explanation };
}

/**
 * Adds the rate-limit headers.
 *
 * @param now milliseconds since 1970
 */
export function withAllowance(
  { operation, status, headers: names, body, explanation }: RenderedResponse,
  allowance: Allowance,
  now: number,
): MockResponse {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const name of names) {
    const value = liveHeader(name, allowance, now);
    if (value !== undefined) headers[name] = value;
  }
  headers[EXPLAIN_HEADER] = explanation;
  return { status, headers, body, operation };
}

/**
 * Milliseconds until the window ends after a 429 that the client requested. Short, because tests wait for the end of
 * the window.
 */
const EXHAUSTED_MS = 1000;

/**
 * Returns an exhausted rate limit, for a 429 that the client requested.
 *
 * @param now milliseconds since 1970
 */
export function exhausted({ requests }: RateLimit, now: number): Allowance {
  return { allowed: false, limit: requests, remaining: 0, resetAt: now + EXHAUSTED_MS };
}

/** Computes a header whose value depends on the rate limit. */
function liveHeader(name: string, { limit, remaining, resetAt }: Allowance, now: number): string | undefined {
  switch (name) {
    case 'x-ratelimit-limit':
      return String(limit);
    case 'x-ratelimit-remaining':
      return String(remaining);
    case 'x-ratelimit-reset':
      return String(Math.ceil(resetAt / 1000));
    case 'retry-after':
      return String(Math.max(1, Math.ceil((resetAt - now) / 1000)));
    default:
      return undefined;
  }
}

/** Returns the only example for a response that belongs to no operation. */
export function renderFallback({ examples }: ResponseInfo, status: number, why: string): MockResponse {
  return json(status, examples[0]?.value, { [EXPLAIN_HEADER]: why });
}
