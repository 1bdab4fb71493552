import { describe, expect, test } from 'vitest';
import { chargeTrustedCard } from '../../src/operations.js';
import {
  type Failure,
  IN_DOUBT,
  mayHaveArrived,
  type RequestState,
  UNSENT,
} from '../../src/transport/request-state.js';

const connectionRefused: Failure = {
  kind: 'fetchFailed',
  cause: Object.assign(new Error('x'), { syscall: 'connect' }),
};
const connectionReset: Failure = { kind: 'fetchFailed', cause: Object.assign(new Error('x'), { syscall: 'read' }) };
const aborted: Failure = { kind: 'aborted' };
const timedOut: Failure = { kind: 'timedOut' };
const tooLate: Failure = { kind: 'tooLate', sendableAt: 0 };
const responded: RequestState = {
  name: 'responded',
  received: { response: new Response(), text: '', fault: undefined },
};

describe('mayHaveArrived', () => {
  test.each<[expected: boolean, state: string, failure: string, RequestState, Failure]>([
    [false, 'unsent', 'an abort', UNSENT, aborted],
    [false, 'unsent', 'a timeout', UNSENT, timedOut],
    [false, 'unsent', 'a permit that comes too late', UNSENT, tooLate],
    [false, 'in doubt', 'a refused connection', IN_DOUBT, connectionRefused],
    [true, 'in doubt', 'a reset connection', IN_DOUBT, connectionReset],
    [true, 'in doubt', 'an abort', IN_DOUBT, aborted],
    [true, 'in doubt', 'a timeout', IN_DOUBT, timedOut],
    [true, 'responded', 'a refused connection', responded, connectionRefused],
    [true, 'responded', 'an abort', responded, aborted],
    [true, 'responded', 'a timeout', responded, timedOut],
  ])('returns %s for a request that is %s and ends with %s', (expected, _state, _failure, state, failure) => {
    expect(mayHaveArrived(chargeTrustedCard, state, failure)).toBe(expected);
  });
});
