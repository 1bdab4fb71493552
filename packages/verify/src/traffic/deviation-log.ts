import type { Operation } from '@wapi/types';
import { type Finding, type FindingLevel, withoutNumbers } from '@wapi/validation';
import type { Deviation } from './deviation.js';

/** A checked exchange. */
export interface Seen {
  /** The operation; undefined if no operation matches. */
  operation: Operation | undefined;
  endpoint: string;
  /** The status code; null if the API did not respond. */
  status: number | null;
  /** The number of the request, from 1. */
  request: number;
}

/** Collects each distinct deviation once. */
export interface DeviationLog {
  note(seen: Seen, findings: readonly Finding[]): void;
  readonly deviations: readonly Deviation[];
  /** Occurrences that were dropped because the log was full. */
  readonly leftOut: number;
}

/** Limits memory use. No one reads more distinct deviations than this. */
const MAX_DEVIATIONS = 2000;
/** Of these keywords, the log counts each message separately. */
const DISTINGUISHED_BY_MESSAGE: readonly string[] = ['message', 'unanswered'];

/**
 * Creates a log. Deviations with the same endpoint, direction, status code, location and keyword count as one.
 * Undocumented messages, and reasons for a missing response, count separately if they differ.
 *
 * @param onDeviation called once for each deviation, when it first occurs
 */
export function createDeviationLog(clock: () => number, onDeviation: (deviation: Deviation) => void): DeviationLog {
  const byKey = new Map<string, Deviation>();
  let leftOut = 0;

  function record({ operation, endpoint, status, request }: Seen, finding: Finding): void {
    const { direction, keyword, message, expected, seen } = finding;
    const place = withoutNumbers(finding.place);
    const key = [
      endpoint,
      direction,
      status,
      place,
      keyword,
      ...(DISTINGUISHED_BY_MESSAGE.includes(keyword) ? [message] : []),
    ].join(' ');
    const known = byKey.get(key);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    if (byKey.size >= MAX_DEVIATIONS) {
      leftOut += 1;
      return;
    }
    const deviation: Deviation = {
      level: finding.level ?? levelOf(finding, status),
      operation: operation?.id ?? null,
      endpoint,
      direction,
      status,
      place,
      keyword,
      message,
      ...(expected !== undefined && { expected }),
      ...(seen !== undefined && { seen }),
      count: 1,
      first: { at: new Date(clock()).toISOString(), request, place: finding.place },
    };
    byKey.set(key, deviation);
    onDeviation(deviation);
  }

  return {
    note(seen, findings) {
      for (const finding of findings) record(seen, finding);
    },
    get deviations() {
      return [...byKey.values()];
    },
    get leftOut() {
      return leftOut;
    },
  };
}

/**
 * If the API accepts an invalid request, the spec may be too strict. If it rejects the request, the client is wrong.
 */
function levelOf({ direction }: Finding, status: number | null): FindingLevel {
  if (direction === 'response') return 'api';
  return status !== null && status >= 200 && status < 300 ? 'api' : 'client';
}

/** Formats a deviation as one line. */
export function formatDeviation({ level, endpoint, operation, status, direction, place, message }: Deviation): string {
  const name = operation === null ? endpoint : `${operation} (${endpoint})`;
  const hint = level === 'api' && direction === 'request' ? ' (the API accepted it: the spec may be too strict)' : '';
  return `${level.padEnd(6)} ${name} ${status ?? 'no response'} ${direction} ${place}: ${message}${hint}`;
}
