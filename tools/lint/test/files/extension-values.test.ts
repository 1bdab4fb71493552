import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, fileFindingsWith, specFiles } from '../support/source.js';

const schema = 'components/schemas/PhoneUpdate.yaml';

/** Returns the findings after lines are added to the schema of the field `phone`, each with its line and message. */
const withLines = (text: string) =>
  fileFindingsWith([schema, '    type: string\n', `    type: string\n${text}`]).map(
    ({ file, line, rule, message }) => `${file.replace(/.*\//, '')}:${line} ${rule} ${message}`,
  );

describe('extension-values', () => {
  it('accepts the unchanged spec', () => {
    expect(fileFindingsWith()).toEqual([]);
  });

  it.each(['x-platforms: [jm, tt]', 'x-open-enum: true', 'x-required-on: { jm: [phone] }', 'x-sunset: 2027-06-30'])(
    'accepts %s',
    (text) => {
      expect(withLines(`    ${text}\n`)).toEqual([]);
    },
  );

  it.each([
    ['x-platforms: [us]', '`x-platforms/0` must be one of bb, gd, gy, jm, tt, received "us".'],
    ['x-platforms: jm', '`x-platforms` must be a list, received "jm".'],
    ['x-platforms: []', '`x-platforms` must have at least 1 entry, received [].'],
    ['x-platforms: { jm: {} }', '`x-platforms` must be a list, received {"jm":{}}.'],
    ['x-open-enum: "yes"', '`x-open-enum` must be true, received "yes".'],
    [
      'x-required-on: { us: [phone] }',
      '`x-required-on/us` has a key that must be one of bb, gd, gy, jm, tt, received "us".',
    ],
    ['x-required-on: { jm: phone }', '`x-required-on/jm` must be a list, received "phone".'],
    [
      'x-webhook-signature: { algorithm: HMAC-SHA265, of: raw body, prefix: sha256=, encoding: hex }',
      '`x-webhook-signature/algorithm` must be one of HMAC-SHA256, received "HMAC-SHA265".',
    ],
    ['x-sunset: 2027-02-31', '`x-sunset` must be a valid date, received "2027-02-31".'],
    [
      'x-limit-provenance: { maxLenght: inferred }',
      '`x-limit-provenance/maxLenght` has a key that must be one of default, enum, exclusiveMaximum, ' +
        'exclusiveMinimum, ' +
        'format, maxItems, maxLength, maximum, minItems, minLength, minProperties, minimum, multipleOf, pattern, ' +
        'received "maxLenght".',
    ],
    [
      'x-limit-provenance: { pattern: guess }',
      '`x-limit-provenance/pattern` must be one of page, reference, reference-2.0.2, inferred, received "guess".',
    ],
    ['x-file-types: [1]', '`x-file-types/0` must be a string, received 1.'],
  ])('rejects %s', (text, message) => {
    expect(withLines(`    ${text}\n`)).toEqual([`PhoneUpdate.yaml:7 extension-values ${message}`]);
  });

  it('reports the wrong part of a value on its line', () => {
    expect(withLines('    x-platforms:\n      - jm\n      - us\n')).toEqual([
      expect.stringMatching(/^PhoneUpdate\.yaml:9 /),
    ]);
  });

  it('uses the definition for the root only at the root', () => {
    const found = fileFindingsWith(['openapi.yaml', '\nx-platforms:\n', '\nx-conditions_: 1\nx-platforms:\n']);
    expect(found.map(({ rule }) => rule)).toEqual(['known-extensions']);
    const [inRoot] = fileFindingsWith(['openapi.yaml', 'name: Barbados', 'title: Barbados']);
    expect(inRoot).toMatchObject({
      rule: 'extension-values',
      file: 'spec/openapi.yaml',
      message: '`x-platforms/bb` must have the key `name`.',
    });
  });

  it('accepts fields, headers and keys of examples whose names begin with x-', () => {
    const files = specFiles();
    const fields =
      'type: object\nproperties:\n  message: { type: string }\n  x-flag: { type: string, description: A flag. }\n';
    files.set(join(dir, 'components/schemas/Message.yaml'), fields);
    files.set(
      join(dir, 'components/examples/ok.yaml'),
      'summary: Done.\nvalue: { message: OK, x-flag: { x-rate-limit: 1 } }\n',
    );
    expect(fileFindings(files)).toEqual([]);
  });

  it('rejects a misspelt extension in a field that is named like a map of names', () => {
    const files = specFiles();
    const field = '  headers: { type: object, x-flag: 1, properties: { x-rate-limit: { x-rate-limit: 1 } } }\n';
    files.set(join(dir, 'components/schemas/Message.yaml'), `type: object\nproperties:\n${field}`);
    const [found] = fileFindings(files);
    expect(found).toMatchObject({ rule: 'known-extensions', line: 3, message: expect.stringMatching(/^x-flag /) });
  });

  it('checks workflows', () => {
    expect(
      fileFindingsWith(['workflows/refund.yaml', '    x-mock-inputs:\n', '    x-mock-inputs: []\n    x-tests-only:\n']),
    ).toEqual([
      expect.objectContaining({
        file: 'spec/workflows/refund.yaml',
        message: '`x-mock-inputs` must be a map, received [].',
      }),
      expect.objectContaining({
        file: 'spec/workflows/refund.yaml',
        message: expect.stringMatching(/^`x-tests-only` must be true/),
      }),
    ]);
  });
});
