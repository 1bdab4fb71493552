import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { specDir } from '../support/copy.js';
import { fileFindingsWith } from '../support/source.js';

const register = 'discrepancies.yaml';
const read = (file: string): string => readFileSync(`${specDir}/${file}`, 'utf8');
const texts = read(register);

/** Edits the first occurrence of a string in the entry with the id. Returns the findings, each with its line. */
function findingsWith(id: string, from: string, to: string): string[] {
  const start = texts.indexOf(`- id: ${id}\n`);
  const at = texts.indexOf(from, start);
  expect(start, `the register has ${id}`).toBeGreaterThan(0);
  expect(texts.slice(start, at), `${id} has ${from}`).not.toContain('\n- id: ');
  const before = texts.slice(start, at);
  const lines = `${texts.slice(0, at)}${to}${texts.slice(at + from.length)}`.split('\n');
  return fileFindingsWith([register, `${before}${from}`, `${before}${to}`]).map(
    ({ rule, line, message }) => `${rule}: ${message} In: ${lines[line - 1]?.trim()}`,
  );
}

const bundleMustHave = (pointer: string): string =>
  `The bundle must have ${pointer}: correct the pointer, or remove the edit.`;

describe('probes-resolve', () => {
  it.each([
    [
      'an operation',
      'profile-account-number-type',
      'operation: getUserProfile',
      'operation: getUserProfle',
      'The operation `getUserProfle` does not exist: did you mean getUserProfile?',
    ],
    [
      'a field of a request',
      'bank-account-type-spelling',
      'bank_account_type: saving\n',
      'bank_acount_type: saving\n',
      'The request of `createLocalBank` has no field `bank_acount_type`: did you mean bank_account_type?',
    ],
    [
      'a parameter of the query',
      'boolean-in-query',
      "with_deleted: 'true'",
      "with_delete: 'true'",
      'The operation `getWithdrawalHistory` has no parameter `with_delete`: did you mean with_deleted?',
    ],
    [
      'a value of the run',
      'trusted-cards-limit',
      "'{unknownUuid}'",
      "'{unknownUid}'",
      'The value `{unknownUid}` does not exist: did you mean unknownUuid?',
    ],
    [
      'a field of a response that is saved',
      'account-email-taken-message',
      '/data/account_number',
      '/data/acount_number',
      'The responses of `createAccount` have no field `acount_number`: did you mean account_number?',
    ],
    [
      'a field of a response in a condition',
      'profile-account-number-type',
      'required: [account_number]',
      'required: [acount_number]',
      'The responses of `getUserProfile` have no field `acount_number`: did you mean account_number?',
    ],
    [
      'a field below a field in a condition',
      'profile-account-number-type',
      'properties: { account_number:',
      'properties: { accountnumber:',
      'The responses of `getUserProfile` have no field `accountnumber`: did you mean account_number?',
    ],
    [
      'a fact',
      'bank-account-type-spelling',
      'if: { properties: { status:',
      'if: { properties: { statuses:',
      'The fact `statuses` does not exist: did you mean status?',
    ],
    [
      'a field that an edit changes',
      'profile-account-number-type',
      'UserProfile/properties/account_number',
      'UserProfile/properties/acount_number',
      bundleMustHave('/components/schemas/UserProfile/properties/acount_number'),
    ],
    [
      'a component that an edit removes',
      'account-email-taken-message',
      "'/components/examples/emailTaken': null",
      "'/components/examples/emailTakn': null",
      bundleMustHave('/components/examples/emailTakn'),
    ],
    [
      'a place that an edit adds to',
      'request-media-type',
      "requestBodies/Token/content/application~1json'",
      "requestBodies/Token/contents/application~1json'",
      bundleMustHave('/components/requestBodies/Token/contents/application~1json'),
    ],
  ])('reports %s that does not exist', (_name, id, from, to, message) => {
    const [found, ...others] = findingsWith(id, from, to);
    expect(others).toEqual([]);
    expect(found?.startsWith(`probes-resolve: ${message} In: `), found).toBe(true);
    expect(found?.split(' In: ')[1]).toContain(to.trim());
  });

  it('lists ten names if none is similar', () => {
    const [found] = findingsWith('profile-account-number-type', 'operation: getUserProfile', 'operation: showAll');
    expect(found).toMatch(/ does not exist: write one of (?:\w+, ){9}\w+ or one of \d+ others\. In: /);
  });

  it('reports a part of the path without a value', () => {
    const [found, ...others] = findingsWith(
      'trusted-cards-limit',
      "        parameters: { uuid: '{unknownUuid}' }\n",
      '',
    );
    expect(others).toEqual([]);
    expect(found).toBe(
      'probes-resolve: `parameters` must have `uuid`, a part of the path of `retrieveTrustedCard`: add it. ' +
        'In: - operation: retrieveTrustedCard',
    );
  });

  it('accepts a value that an earlier call saves, but not one that a later call saves', () => {
    const [found] = findingsWith('trusted-card-shape', 'save: { uuid:', 'save: { id:');
    expect(found).toMatch(/^probes-resolve: The value `\{uuid\}` does not exist: /);
  });
});

describe('the readings of a probe', () => {
  const id = 'bank-account-type-spelling';
  const condition = 'if: { properties: { status: { const: 201 } } }';
  const reading = (schema: string): string[] => findingsWith(id, condition, `if: ${schema}`);

  it.each([
    [
      '{ propertis: { status: { const: 201 } } }',
      'The keyword `propertis` of JSON Schema does not exist: did you mean properties?',
    ],
    [
      '{ properties: { status: { cost: 201 } } }',
      'The keyword `cost` of JSON Schema does not exist: did you mean const?',
    ],
    [
      '{ properties: { status: { type: integr } } }',
      '`type` must be equal to one of the allowed values: correct the JSON Schema.',
    ],
    ['{ required: status }', '`required` must be array: correct the JSON Schema.'],
  ])('reports the invalid schema %s', (schema, message) => {
    expect(reading(schema)).toEqual([expect.stringContaining(`probes-resolve: ${message} In: `)]);
  });

  it.each(['{}', '{ properties: { status: { const: 400 } } }', '{ properties: {} }'])(
    'reports a reading that %s above always precedes',
    (schema) => {
      const [found, ...others] = reading(schema);
      expect(others).toEqual([]);
      expect(found).toBe(
        'probes-resolve: The reading must match a response that reading 1 does not match: move it up, or correct it. ' +
          'In: if: { properties: { status: { const: 400 } } }',
      );
    },
  );

  it.each([
    '{ required: [body], properties: { status: { const: 400 } } }',
    '{ properties: { status: { const: 400 }, headers: { type: object } } }',
    '{ if: { required: [body] }, else: { properties: { status: { const: 500 } } } }',
    '{ not: { properties: { status: { const: 400 } } } }',
  ])('accepts %s above a reading that it does not always precede', (schema) => {
    expect(reading(schema)).toEqual([]);
  });

  it.each([
    ["'201'", 'must be an integer, received "201"'],
    ['2010', 'must be at most 599, received 2010'],
  ])('reports the impossible status %s', (status, message) => {
    expect(reading(`{ properties: { status: { const: ${status} } } }`)).toEqual([
      expect.stringContaining(`discrepancies-valid: \`1/probe/readings/0/if/properties/status/const\` ${message}.`),
    ]);
  });

  it('reports an impossible order', () => {
    expect(reading('{ properties: { order: { enum: [newest first] } } }')).toEqual([
      expect.stringContaining('must be one of latest first, oldest first, no order, received "newest first".'),
    ]);
  });

  it('reports a platform that does not exist', () => {
    expect(findingsWith(id, 'platforms: [jm]', 'platforms: [jm, ja]')).toEqual([
      'probes-resolve: The platform `ja` does not exist: did you mean jm? In: platforms: [jm, ja]',
    ]);
  });
});

describe('discrepancies.schema.json', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(read('discrepancies.schema.json')) as object);

  it('is named by the register for editors, and accepts it', () => {
    expect(texts).toMatch(/^# yaml-language-server: \$schema=discrepancies\.schema\.json\n/);
    validate(parse(texts));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['a call without an operation', 'operation: getUserProfile', 'credential: none'],
    ['a misspelt key of a call', 'operation: getUserProfile', 'operation: getUserProfile\n        feilds: {}'],
    ['a reading without a condition', 'agrees: true\n        if:', 'agrees: true\n        when:'],
    ['an edit without a JSON Pointer', "'/components/schemas/UserProfile", "'components/schemas/UserProfile"],
  ])('rejects %s in a probe', (_name, from, to) => {
    expect(texts).toContain(from);
    expect(validate(parse(texts.replace(from, to)))).toBe(false);
  });
});
