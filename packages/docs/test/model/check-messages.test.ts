import type { Schema } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { checkMessages } from '../../src/model/check-messages.js';

const templates = {
  required: 'The {field} field is required.',
  maxLength: 'Not over {limit} characters.',
  maxFileSize: 'Not over {kilobytes} kilobytes.',
};

describe('checkMessages', () => {
  it('fills in templates and marks them as inferred', () => {
    expect(
      checkMessages('bank_name', { type: 'string', minLength: 1, maxLength: 255 }, true, templates, new Set()),
    ).toEqual([
      { when: 'missing or empty', text: 'The bank name field is required.', inferred: true },
      { when: 'longer than 255 characters', text: 'Not over 255 characters.', inferred: true },
    ]);
  });

  it("prefers the API's own message", () => {
    const schema = { type: 'string', maxLength: 5, 'x-messages': { maxLength: 'Too long.' } };
    expect(checkMessages('a', schema, false, templates, new Set(['Too long.']))).toEqual([
      { when: 'longer than 5 characters', text: 'Too long.', inferred: false },
    ]);
  });

  it('marks a message as inferred unless a source documents it for the operation', () => {
    const schema = { type: 'string', 'x-messages': { 'x-unique': 'Taken.' } };
    expect(checkMessages('a', schema, true, templates, new Set(['The a field is required.']))).toEqual([
      { when: 'missing or empty', text: 'The a field is required.', inferred: false },
      { when: 'already taken', text: 'Taken.', inferred: true },
    ]);
  });

  it('finds a message by the keyword without its value, and lists checks with the same message as one', () => {
    const schema = {
      type: 'string',
      format: 'uuid',
      pattern: 'x',
      'x-messages': { format: 'No UUID.', pattern: 'No UUID.' },
    };
    expect(checkMessages('a', schema, false, templates, new Set(['No UUID.']))).toEqual([
      { when: 'not a UUID or in a different format', text: 'No UUID.', inferred: false },
    ]);
  });

  it('returns the messages for numbers, dates, JSON texts and the entries of lists', () => {
    const more = {
      exclusiveMinimum: 'Over {limit}.',
      contentMediaType: 'No JSON in {field}.',
      'x-not-before': 'Not before {other}.',
      'type:array': 'No list.',
      enum: 'Bad {field}.',
      exclusiveMaximum: 'Under {limit}.',
      multipleOf: 'By {limit}.',
      minItems: 'Min {limit}.',
      maxItems: 'Max {limit}.',
      uniqueItems: 'Twice.',
    };
    const texts = (name: string, schema: Schema) =>
      checkMessages(name, schema, false, more, new Set()).map(({ when, text }) => [when, text]);
    expect(texts('a', { type: 'number', exclusiveMinimum: 0 })).toEqual([['not more than 0', 'Over 0.']]);
    expect(texts('a', { type: 'string', exclusiveMaximum: 9, multipleOf: 0.5 })).toEqual([
      ['not less than 9', 'Under 9.'],
      ['not a multiple of 0.5', 'By 0.5.'],
    ]);
    expect(texts('a', { minItems: 2, maxItems: 1, uniqueItems: true })).toEqual([
      ['a list of fewer than 2 entries', 'Min 2.'],
      ['a list of more than 1 entry', 'Max 1.'],
      ['a list that repeats an entry', 'Twice.'],
    ]);
    expect(texts('a', { type: 'string', contentMediaType: 'application/json' })).toEqual([
      ['not JSON', 'No JSON in a.'],
    ]);
    expect(texts('a', { type: 'string', 'x-not-before': 'start_date' })).toEqual([
      ['before start_date', 'Not before start date.'],
    ]);
    expect(texts('a[]', { type: 'array', items: { type: 'string', enum: ['b'] } })).toEqual([
      ['not a list', 'No list.'],
      ['first entry is not one of the allowed values', 'Bad a.0.'],
    ]);
  });

  it("gives a file's size in kilobytes", () => {
    const messages = checkMessages(
      'picture',
      { type: 'string', format: 'binary', maxLength: 5242880 },
      false,
      templates,
      new Set(),
    );
    expect(messages).toEqual([{ when: 'too large', text: 'Not over 5120 kilobytes.', inferred: true }]);
  });
});
