import { describe, expect, it } from 'vitest';
import { createMock, isMockError, OptionError, SeedError, SpecError } from '../src/index.js';
import { fetchErrorMessage } from '../src/mock-error.js';

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('createMock', () => {
  it.each([
    ['an option with a wrong value', { platform: 'us' }, OptionError],
    ['an unknown option', { plattform: 'tt' }, OptionError],
    ['a seed that is not a seed', { seed: { accounts: 7 } }, SeedError],
    ['a spec that is not an OpenAPI document', { spec: { swagger: '2.0' } }, SpecError],
  ])('throws its own type of error for %s', (_case, options, type) => {
    const error = thrownBy(() => createMock(options as never));
    expect(error).toBeInstanceOf(type);
    expect((error as Error).name).toBe(type.name);
    expect(isMockError(error)).toBe(true);
  });
});

describe('isMockError', () => {
  it('returns false for any other error', () => {
    expect(isMockError(new Error('other'))).toBe(false);
    expect(isMockError(undefined)).toBe(false);
  });
});

it('the message of a failed fetch is that of its cause, or a code if the cause has no message', () => {
  const refused = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
  expect(fetchErrorMessage(new TypeError('fetch failed', { cause: refused }))).toBe('ECONNREFUSED');
  expect(fetchErrorMessage(new TypeError('fetch failed', { cause: new Error('other side closed') }))).toBe(
    'other side closed',
  );
  expect(fetchErrorMessage(new Error('stopped'))).toBe('stopped');
});
