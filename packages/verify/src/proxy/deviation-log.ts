import type { Operation } from '@wapi/types';
import { type Finding, type FindingLevel, withoutNumbers } from '@wapi/validation';
import type { Deviation } from './deviation.js';

/** An exchange that was looked at. */
export interface Seen {
  /** Absent where the spec has none. */
  operation: Operation | undefined;
  endpoint: string;
  /** Null where there was no answer. */
  status: number | null;
  /** The number of the request, from 1. */
  request: number;
}

/** Keeps every deviation once. */
export interface DeviationLog {
  note(seen: Seen, findings: readonly Finding[]): void;
  readonly deviations: readonly Deviation[];
  /** How many more were not kept. */
  readonly leftOut: number;
}

/** More kinds of deviations than a person reads; traffic must not be able to fill the memory. */
const MAX_DEVIATIONS = 2000;
/** Keywords of checks that fail for more reasons than their place tells. */
const TOLD_APART_BY_WORDS: readonly string[] = ['message', 'unanswered'];

/**
 * Creates a log. Deviations of the same operation, direction, status, place and keyword are one; what the API says in words of its own, and
 * why it says nothing, is told apart by that, too.
 *
 * @param onDeviation told of each when it is first seen
 */
export function createDeviationLog(clock: () => number, onDeviation: (deviation: Deviation) => void): DeviationLog {
  const kept = new Map<string, Deviation>();
  let leftOut = 0;

  function noteOne({ operation, endpoint, status, request }: Seen, finding: Finding): void {
    const { direction, keyword, message } = finding;
    const place = withoutNumbers(finding.place);
    const key = [
      endpoint,
      direction,
      status,
      place,
      keyword,
      ...(TOLD_APART_BY_WORDS.includes(keyword) ? [message] : []),
    ].join(' ');
    const known = kept.get(key);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    if (kept.size >= MAX_DEVIATIONS) {
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
      count: 1,
      first: { at: new Date(clock()).toISOString(), request, place: finding.place },
    };
    kept.set(key, deviation);
    onDeviation(deviation);
  }

  return {
    note(seen, findings) {
      for (const finding of findings) noteOne(seen, finding);
    },
    get deviations() {
      return [...kept.values()];
    },
    get leftOut() {
      return leftOut;
    },
  };
}

/** A wrong request that the API takes says that the spec is too strict; one that it refuses is the client's affair. */
function levelOf({ direction }: Finding, status: number | null): FindingLevel {
  if (direction === 'response') return 'api';
  return status !== null && status >= 200 && status < 300 ? 'api' : 'client';
}

/** A deviation in a line. */
export function lineOf({ level, endpoint, operation, status, direction, place, message }: Deviation): string {
  const name = operation === null ? endpoint : `${operation} (${endpoint})`;
  const taken = level === 'api' && direction === 'request' ? ', and the API takes it: the spec may be too strict' : '';
  return `${level.padEnd(6)} ${name} ${status ?? 'unanswered'} ${direction} ${place}: ${message}${taken}`;
}
