import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseRetryAfter } from '../../src/transport/parse-retry-after.js';

const NOW = Date.UTC(2025, 2, 6, 12);

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => void vi.useRealTimers());

const response = (status: number, after?: string, reset?: string): Response =>
  new Response(null, {
    status,
    headers: {
      ...(after !== undefined && { 'Retry-After': after }),
      ...(reset !== undefined && { 'X-RateLimit-Reset': reset }),
    },
  });

test.each<[string, seconds: number]>([
  ['0', 0],
  ['30', 30],
  [' 30 ', 30],
  ['1.5', 1.5],
  ['86400', 86_400],
  ['Thu, 06 Mar 2025 12:00:45 GMT', 45],
  ['Thursday, 06-Mar-25 12:00:45 GMT', 45],
  ['Thu Mar  6 12:00:45 2025', 45],
  ['Thu, 06 Mar 2025 11:59:00 GMT', -60],
])('parseRetryAfter reads Retry-After: %s', (after, seconds) => {
  for (const status of [429, 500, 503]) expect(parseRetryAfter(response(status, after))).toBe(NOW + seconds * 1000);
});

test.each([
  [''],
  ['soon'],
  ['soon 1'],
  ['-5'],
  ['1e3'],
  ['Infinity'],
  ['NaN'],
  ['0x10'],
  ['9'.repeat(20)],
  ['12:00:00'],
  ['5 s'],
  ['Thu, soon 99:99:99 GMT'],
])('parseRetryAfter ignores Retry-After: %s', (after) => {
  expect(parseRetryAfter(response(503, after))).toBeUndefined();
  expect(parseRetryAfter(response(429, after))).toBe(NOW + 60_000);
});

test('parseRetryAfter reads X-RateLimit-Reset of a 429 in seconds since 1970', () => {
  const reset = String(NOW / 1000 + 20);
  expect(parseRetryAfter(response(429, undefined, reset))).toBe(NOW + 20_000);
  expect(parseRetryAfter(response(429, 'soon', reset))).toBe(NOW + 20_000);
  expect(parseRetryAfter(response(429, '5', reset))).toBe(NOW + 5000);
});

test('parseRetryAfter ignores X-RateLimit-Reset of another status', () => {
  for (const status of [400, 403, 500])
    expect(parseRetryAfter(response(status, undefined, String(NOW / 1000 + 20)))).toBeUndefined();
});

test.each([['never'], ['20'], [String(NOW / 1000 - 20)], ['9'.repeat(20)]])(
  'parseRetryAfter ignores X-RateLimit-Reset: %s and returns a minute from now',
  (reset) => {
    expect(parseRetryAfter(response(429, undefined, reset))).toBe(NOW + 60_000);
  },
);
