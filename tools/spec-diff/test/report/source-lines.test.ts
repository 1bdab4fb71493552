import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { specDir } from '../../src/lint.js';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/report/source-lines.js';

const readLine = ({ file, line }: { file: string; line: number }): string =>
  (readFileSync(file, 'utf8').split('\n')[line - 1] ?? '').trim();

describe('readLines', () => {
  const inFolder = readLines({ source: join(specDir, 'openapi.yaml') });

  it.each([
    ['/info/x-revision', 'openapi.yaml', /^x-revision:/],
    ['/x-platforms/tt', 'openapi.yaml', /^tt:/],
    ['/paths/~1user/get/x-rate-limit', 'paths/user.yaml', /^x-rate-limit:/],
    ['/components/schemas/UserProfile/properties/phone', 'components/schemas/UserProfile.yaml', /^phone:/],
    [
      '/components/schemas/WithdrawalCreate/oneOf/2',
      'components/schemas/WithdrawalCreate.yaml',
      /SubUnbankedWithdrawal/,
    ],
    ['/webhooks/withdrawal.held_for_refund', 'openapi.yaml', /^withdrawal\.held_for_refund:/],
    [
      '/webhooks/withdrawal.held_for_refund/post/parameters',
      'webhooks/withdrawal_held_for_refund.yaml',
      /^parameters:/,
    ],
    [
      '/components/securitySchemes/bearer/x-scope-parents/wapi-user-create',
      'components/securitySchemes/bearer.yaml',
      /^wapi-user-create:/,
    ],
  ])('finds %s in %s', (pointer, file, text) => {
    const found = inFolder(pointer);
    expect(found).toMatchObject({ found: true, file: join(specDir, file) });
    expect(readLine(found)).toMatch(text);
  });

  it('returns the line of the nearest ancestor of a missing node', () => {
    const found = inFolder('/components/schemas/UserProfile/properties/fax');
    expect(found.found).toBe(false);
    expect(readLine(found)).toBe('properties:');
    expect(inFolder('/paths/~1user/put')).toEqual({ found: false, file: join(specDir, 'paths/user.yaml'), line: 1 });
  });

  it('returns the line in the bundle if there is no folder', () => {
    const found = readLines({ source: join(specDir, 'dist/openapi.json') })('/paths/~1user/get/operationId');
    expect(readLine(found)).toMatch(/^"operationId": "getUserProfile"/);
  });
});
