import { contract } from '@wapi/types';
import * as fc from 'fast-check';
import { fileTypeFromBuffer } from 'file-type';
import { describe, expect, it } from 'vitest';
import {
  compileValidators,
  detectFileType,
  formOf,
  parseBody,
  readQuery,
  Upload,
  type Validator,
} from '../src/index.js';
import { readUrlEncoded } from '../src/form/url-encoded.js';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=b';

function parse(body: string | Uint8Array, type = MULTIPART): ReturnType<typeof parseBody> {
  return parseBody({ header: () => type, body: Buffer.from(body as string) });
}

/** The fields of a body as plain data. */
function fieldsOf({ fields }: { fields: object }): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Upload ? { file: value.filename, content: Buffer.from(value.content).toString() } : value,
    ]),
  );
}

function validatorOf(operation: string): Validator {
  const validator = compileValidators(contract, 'tt').get(operation);
  if (validator === undefined) throw new Error(`${operation} has no validator.`);
  return validator;
}

const field = (name: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
const file = (name: string, filename: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\n\r\n${content}`;

// Each expectation is the content of $_POST and $_FILES in PHP 8.2.
describe('a multipart body', () => {
  it.each<[end: string, last: string, tail: string]>([
    ['at the value', '2', ''],
    ['after a line break', '2', '\r\n'],
    ['after a line feed', '2', '\n'],
    ['in the delimiter', '2', '\r\n-'],
    ['in the delimiter before the boundary', '2', '\r\n--'],
    ['at the boundary', '2', '\r\n--b'],
    ['in the closing dashes', '2', '\r\n--b-'],
    ['after a carriage return', '2\r', ''],
    ['after a line that is not a delimiter', '2\r\n--c', ''],
  ])('keeps its last field if it ends %s', (_end, last, tail) => {
    const parsed = parse(`${field('a', '1')}\r\n${field('c', last)}${tail}`);
    expect(fieldsOf(parsed)).toEqual({ a: '1', c: last });
    expect(parsed.problem).toBe('the multipart/form-data body has no closing delimiter');
  });

  it('keeps its last file if it ends at the boundary', () => {
    const { fields } = parse(`${file('picture', 'a.png', 'DATA')}\r\n--b`);
    expect(fieldsOf({ fields })).toEqual({ picture: { file: 'a.png', content: 'DATA' } });
  });

  it.each(['', '\r\n', '\r\n--'])('loses a last file that is cut off, followed by %j', (tail) => {
    expect(fieldsOf(parse(`${field('a', '1')}\r\n${file('picture', 'a.png', 'DATA')}${tail}`))).toEqual({ a: '1' });
  });

  it('loses a part whose headers are cut off', () => {
    expect(fieldsOf(parse(`${field('a', '1')}\r\n--b\r\nContent-Disposition: form-data; name="c"`))).toEqual({
      a: '1',
    });
  });

  it.each([
    ['a%22c', 'a%22c'],
    ['a%0D%0Ac', 'a%0D%0Ac'],
    ['a\\"c', 'a"c'],
    ['a\\\\c', 'a\\c'],
    ['a\\c', 'a\\c'],
  ])('names a field %s as %s', (sent, read) => {
    const parsed = parse(`${field(sent, '1')}\r\n--b--`);
    expect(fieldsOf(parsed)).toEqual({ [read]: '1' });
    expect(parsed.problem).toBeUndefined();
  });

  it.each([
    ['without a boundary in the header', field('a', '1'), 'multipart/form-data'],
    ['without the boundary of the header', field('a', '1').replaceAll('--b', '--c'), MULTIPART],
  ])('has no fields %s', (_name, body, type) => {
    expect(parse(body, type)).toMatchObject({
      fields: {},
      problem: 'the multipart/form-data body cannot be parsed',
    });
  });
});

describe('a form', () => {
  const bank = validatorOf('updateLocalBank');
  const read = (operation: Validator, fields: Record<string, string>) =>
    fieldsOf(formOf(parse(`${new URLSearchParams(fields)}`, FORM), operation));

  it.each([
    ['spaces', '  Trim Me  '],
    ['line breaks and tabs', '\r\n\tTrim Me\v\f\n'],
    ['no-break spaces', '\u00A0\u2007Trim Me\u202F\u3000'],
    ['a next line', '\u0085Trim Me\u0085'],
    ['a byte order mark', '\uFEFFTrim Me\uFEFF'],
    ['zero-width characters', '\u200B\u200E\u2060Trim Me\u200D'],
  ])('loses %s around a value', (_name, value) => {
    expect(read(bank, { name_in_bank: value })).toEqual({ name_in_bank: 'Trim Me' });
  });

  it('keeps the blanks inside a value', () => {
    expect(read(bank, { name_in_bank: 'a \u200B\u00A0 b' })).toEqual({ name_in_bank: 'a \u200B\u00A0 b' });
  });

  it('has no field that holds only blanks', () => {
    expect(read(bank, { name_in_bank: ' \u200B\t ', bank_name: 'x' })).toEqual({ bank_name: 'x' });
  });

  it.each([
    ['createToken', 'password'],
    ['refreshToken', 'refresh_token'],
    ['updatePassword', 'new_password'],
    ['createAccount', 'password'],
  ])('of %s keeps the blanks around %s', (operation, name) => {
    expect(read(validatorOf(operation), { [name]: '  s3cret  ' })).toEqual({ [name]: '  s3cret  ' });
  });

  it('is trimmed in time that is linear in its length', () => {
    const value = `a${' '.repeat(4_000_000)}b`;
    expect(read(bank, { name_in_bank: value })).toEqual({ name_in_bank: value });
  });

  it('is not read from a media type that the operation does not take', () => {
    expect(formOf(parse('{"bank_name":"x"}', 'application/json'), bank)).toEqual({
      fields: {},
      problem:
        'the media type must be multipart/form-data or application/x-www-form-urlencoded, received application/json',
    });
    expect(formOf(parse('{}', 'application/json'), validatorOf('getUserProfile')).problem).toBe(
      'the operation has no body, received application/json',
    );
  });
});

describe('a query', () => {
  const { inQuery } = validatorOf('getWithdrawalHistory');

  it('is read without the blanks around its values', () => {
    const query = `${new URLSearchParams([
      ['page', ' 2\u00A0'],
      ['status[]', ' success '],
      ['status[]', '  '],
      ['currency', ' '],
    ])}`;
    expect(readQuery(query, inQuery)).toEqual({ page: '2', 'status[]': ['success'] });
  });
});

describe('the type of a file', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['\uFEFF<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['\uFEFF\r\n<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('is svg for %j', async (content) => {
    expect(await detectFileType(Buffer.from(content))).toEqual({ extension: 'svg', mediaType: 'image/svg+xml' });
  });

  it.each(['\uFEFF<html></html>', '\uFEFFtext <svg>', '\uFEFF\uFEFF<svg/>'])('is not svg for %j', async (content) => {
    expect(await detectFileType(Buffer.from(content))).not.toMatchObject({ extension: 'svg' });
  });

  const PNG = '\u0089PNG\r\n\u001A\n';
  const chunk = (type: string, length = 0): string =>
    `${String.fromCharCode(0, 0, length >> 8, length & 255)}${type}${'x'.repeat(length)}CRC!`;
  const starts = [PNG, PNG + chunk('IHDR', 13), PNG + chunk('IHDR', 12), 'GIF89a', 'BM', 'x'];
  const jpegs = ['\u00FF\u00D8\u00FF\u00E0', '\u00FF\u00D8\u00FF\u00F7'];
  const headers = [chunk('IHDR', 13), chunk('IHDR', 12), chunk('tEXt', 9), chunk('tEXt', 5000)];
  const data = [chunk('acTL', 8), chunk('IDAT', 300), chunk('CgBI', 4), 'x'];

  it('equals the type that the library file-type detects', async () => {
    const start = fc.constantFrom(...starts, ...jpegs);
    const rest = fc.array(fc.constantFrom(...headers, ...data), { maxLength: 5 });
    const detected = new Set<string>();
    await fc.assert(
      fc.asyncProperty(start, rest, async (head, parts) => {
        const content = Buffer.from(head + parts.join(''), 'latin1');
        const type = await detectFileType(content);
        detected.add(type?.extension ?? 'unknown');
        const expected = await fileTypeFromBuffer(content.subarray(0, 4100));
        expect(type).toEqual(expected && { extension: expected.ext, mediaType: expected.mime });
      }),
      { numRuns: 300 },
    );
    expect([...detected]).toEqual(expect.arrayContaining(['png', 'apng', 'jpg', 'jls', 'gif', 'bmp', 'unknown']));
  });
});

describe('a urlencoded form', () => {
  it('has the same entries as URLSearchParams', () => {
    const text = fc.string({ unit: fc.constantFrom('&', '=', '+', '%', '?', '#', '2', 'B', 'a', 'é'), maxLength: 12 });
    const property = fc.property(text, (form) => {
      expect([...readUrlEncoded(form)]).toEqual([...new URLSearchParams(form)]);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
