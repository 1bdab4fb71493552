import { describe, expect, it } from 'vitest';
import { matchResponse } from '../../../src/browser/try-it/match-response.js';
import { site } from '../../support/site.js';

const answers = [
  { status: 200, name: 'local', summary: '', value: { message: 'OK', data: { bank: 'A', branch: 'B' } } },
  { status: 200, name: 'other', summary: '', value: { message: 'OK', data: { bank: 'C', branch: 'D' } } },
  { status: 200, name: 'list', summary: '', value: { message: 'OK', data: [{ id: 1 }] } },
  { status: 400, name: 'missing', summary: '', value: { message: 'Missing.' } },
  { status: 401, name: 'wrong', summary: '', value: { message: 'Wrong.', error: 'x' } },
];
const match = (status: number, body: unknown) => {
  const found = matchResponse(status, body, answers);
  return found && `${found.how} ${found.answer.name}`;
};

describe('the documented response that a response matches', () => {
  it.each([
    [200, { message: 'OK', data: { branch: 'B', bank: 'A' } }, 'same local'],
    [200, { message: 'OK', data: { bank: 'C', branch: 'X' } }, 'form other'],
    [200, { message: 'OK', data: [{ id: 7 }, { id: 8 }] }, 'form list'],
    [400, { message: 'Missing.' }, 'same missing'],
    [400, { message: 'Too long.' }, 'form missing'],
    [401, { message: 'Wrong.' }, 'message wrong'],
    [200, { message: 'OK' }, undefined],
    [500, { message: 'Missing.' }, undefined],
    [200, 'no JSON', undefined],
    [200, null, undefined],
  ])('%i %j is %s', (status, body, expected) => {
    expect(match(status, body)).toBe(expected);
  });

  it('is, for each documented response, that response itself', () => {
    for (const { operation } of site.operations) {
      const own = operation.responses.flatMap(({ status, examples }) =>
        examples.map((example) => ({ ...example, status })),
      );
      for (const { status, name, value } of own) {
        // Two examples of one status may have one value.
        const names = own.filter(
          (other) => other.status === status && JSON.stringify(other.value) === JSON.stringify(value),
        );
        const found = matchResponse(status, structuredClone(value), own);
        expect(found?.how, name).toBe('same');
        expect(names.map((other) => other.name)).toContain(found?.answer.name);
      }
    }
  });
});
