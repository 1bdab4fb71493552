import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, fileFindingsWith, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const phone = 'components/schemas/PhoneUpdate.yaml';
const mark = 'x-discrepancy: phone-format';

const messagesWith = (...edits: Json[]) => fileFindingsWith(...edits).map(({ rule, message }) => `${rule}: ${message}`);

describe('discrepancy-exists', () => {
  it('accepts the unchanged spec', () => {
    expect(fileFindingsWith()).toEqual([]);
  });

  it.each([
    ['paths/user_phone.yaml', 'patch:\n', `patch:\n  ${mark}\n`, '/paths/~1user~1phone/patch'],
    ['openapi.yaml', 'info:\n', `info:\n  ${mark}\n`, '/info'],
    [
      'components/parameters/EndDate.yaml',
      'schema:\n',
      `schema:\n  ${mark}\n`,
      '/components/parameters/EndDate/schema',
    ],
    [
      'webhooks/withdrawal_held_for_refund.yaml',
      'post:\n',
      `post:\n  ${mark}\n`,
      '/webhooks/withdrawal.held_for_refund/post',
    ],
    [
      'components/schemas/Transaction.yaml',
      '  - $ref: Inc',
      `  - ${mark}\n    $ref: Inc`,
      '/components/schemas/Transaction/oneOf/0',
    ],
  ])('computes the JSON Pointer of a place in %s', (file, from, to, pointer) => {
    const edit = [file, from, to];
    expect(messagesWith(edit)).toEqual([
      'discrepancy-exists: The entry phone-format of discrepancies.yaml does not affect this place: add ' +
        `${pointer} to its affects.`,
    ]);
    const affected = '    - /components/schemas/PhoneUpdate/properties/phone\n';
    expect(messagesWith(edit, ['discrepancies.yaml', affected, `${affected}    - ${pointer}\n`])).toEqual([]);
  });

  it.each([
    ['phone-formats', 'discrepancies.yaml has no entry phone-formats: did you mean phone-format?'],
    // The finding suggests the entry about this location, although the entry's name is not similar.
    ['number', 'discrepancies.yaml has no entry number: did you mean phone-format?'],
    [
      'fee-meaning',
      'The entry fee-meaning of discrepancies.yaml does not affect this place: write phone-format, or add ',
    ],
    ['[phone-format]', 'x-discrepancy must be the id of one entry of discrepancies.yaml.'],
    ['', 'x-discrepancy must be the id of one entry of discrepancies.yaml.'],
    ['__proto__', 'discrepancies.yaml has no entry __proto__: '],
    ['a'.repeat(60_000), `discrepancies.yaml has no entry ${'a'.repeat(60)}: `],
  ])('reports %.20s at its place', (id, message) => {
    const found = fileFindingsWith([phone, mark, `x-discrepancy: ${id}`]);
    expect(found).toEqual([expect.objectContaining({ rule: 'discrepancy-exists', file: `spec/${phone}`, line: 9 })]);
    expect(found[0]?.message.startsWith(message), found[0]?.message).toBe(true);
  });

  it('suggests the most similar name if no entry affects the place', () => {
    expect(messagesWith(['paths/user_phone.yaml', 'patch:\n', 'patch:\n  x-discrepancy: phone-fromat\n'])).toEqual([
      'discrepancy-exists: discrepancies.yaml has no entry phone-fromat: did you mean phone-format?',
    ]);
    expect(messagesWith(['paths/user_phone.yaml', 'patch:\n', 'patch:\n  x-discrepancy: entirely-new-one\n'])).toEqual([
      'discrepancy-exists: discrepancies.yaml has no entry entirely-new-one: add it, or correct the name.',
    ]);
  });

  it('reports all marks if discrepancies.yaml has no entries', () => {
    const files = specFiles();
    files.set(join(dir, 'discrepancies.yaml'), '[]');
    const found = fileFindings(files);
    expect(found.length).toBeGreaterThan(20);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['discrepancy-exists']));
  });

  it.each([
    ['{}', 1],
    ['[null, 7, [], { id: [] }, { id: phone-format }, { id: fee-meaning, affects: 7 }]', 10],
    ['# nothing', 1],
  ])('is not applied if discrepancies.yaml is the invalid %s', (text, least) => {
    const files = specFiles();
    files.set(join(dir, 'discrepancies.yaml'), text);
    const found = fileFindings(files);
    expect(found.length).toBeGreaterThanOrEqual(least);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['discrepancies-valid']));
  });
});
