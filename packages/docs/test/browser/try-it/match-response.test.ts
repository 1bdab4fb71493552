import { describe, expect, it } from 'vitest';
import { matchResponse } from '../../../src/browser/try-it/match-response.js';
import { site } from '../../support/site.js';

const documented = [
  { status: 200, name: 'local', summary: '', value: { message: 'OK', data: { bank: 'A', branch: 'B' } } },
  { status: 200, name: 'other', summary: '', value: { message: 'OK', data: { bank: 'C', branch: 'D' } } },
  { status: 200, name: 'list', summary: '', value: { message: 'OK', data: [{ id: 1 }] } },
  { status: 400, name: 'missing', summary: '', value: { message: 'Missing.' } },
  { status: 401, name: 'wrong', summary: '', value: { message: 'Wrong.', error: 'x' } },
];
const match = (status: number, body: unknown) => {
  const found = matchResponse(status, body, documented);
  return found && `${found.kind} ${found.response.name}`;
};

describe('matchResponse', () => {
  it.each([
    [200, { message: 'OK', data: { branch: 'B', bank: 'A' } }, 'equal local'],
    [200, { message: 'OK', data: { bank: 'C', branch: 'X' } }, 'fields other'],
    [200, { message: 'OK', data: [{ id: 7 }, { id: 8 }] }, 'fields list'],
    [400, { message: 'Missing.' }, 'equal missing'],
    [400, { message: 'Too long.' }, 'fields missing'],
    [401, { message: 'Wrong.' }, 'message wrong'],
    [200, { message: 'OK' }, undefined],
    [500, { message: 'Missing.' }, undefined],
    [200, 'not JSON', undefined],
    [200, null, undefined],
  ])('matches %i %j to: %s', (status, body, expected) => {
    expect(match(status, body)).toBe(expected);
  });

  it('matches each documented response to itself', () => {
    for (const { operation } of site.operations) {
      const own = operation.responses.flatMap(({ status, examples }) =>
        examples.map((example) => ({ ...example, status })),
      );
      for (const { status, name, value } of own) {
        // Two examples with the same status code can have the same value.
        const names = own.filter(
          (other) => other.status === status && JSON.stringify(other.value) === JSON.stringify(value),
        );
        const found = matchResponse(status, structuredClone(value), own);
        expect(found?.kind, name).toBe('equal');
        expect(names.map((other) => other.name)).toContain(found?.response.name);
      }
    }
  });
});
