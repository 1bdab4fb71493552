import { describe, expect, it } from 'vitest';
import { curlCommand, curlSample } from '../../src/samples/curl.js';
import { requestExamples } from '../../src/samples/request-example.js';
import { bundle } from '../support/site.js';

const { contract } = bundle;

function samples(id: string): string[] {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`The contract has no operation ${id}.`);
  return requestExamples(contract, operation).map((example) => curlSample(contract, operation, example));
}

describe('curlSample', () => {
  it("writes a form in the style of WiPay's samples", () => {
    expect(samples('createLocalBank')[0]).toBe(
      [
        'curl -X POST "https://ttsb.wipayfinancial.com/wapi/user/banks/local" \\',
        '  -H "Accept: application/json" \\',
        '  -H "Authorization: Bearer <access_token>" \\',
        '  -F "bank_name=Republic Bank LTD" \\',
        '  -F "name_in_bank=John Smith" \\',
        '  -F "bank_account=123456789012"',
      ].join('\n'),
    );
  });

  it("calls the sandbox of the example's platform", () => {
    expect(samples('createLocalBank')[1]).toContain('"https://jmsb.wipayfinancial.com/wapi/user/banks/local"');
  });

  it('sends a file from disk', () => {
    expect(samples('createPicture')[0]).toContain('-F "picture=@photo.jpg"');
  });

  it('fills in path parameters', () => {
    expect(samples('updateAccount')[0]).toContain(
      'curl -X PATCH "https://ttsb.wipayfinancial.com/wapi/accounts/1428855397" ',
    );
  });

  it('writes a request without optional query parameters and one with all of them', () => {
    const [without, all] = samples('getWithdrawalHistory');
    expect(without).not.toContain('-d');
    for (const { name } of contract.operations.find(({ id }) => id === 'getWithdrawalHistory')?.parameters ?? [])
      expect(all).toContain(`-d "${name}=`);
  });

  it('always sends required query parameters', () => {
    for (const sample of samples('getTransactionHistory')) expect(sample).toContain('-d "environment=sandbox"');
  });

  it.each(['createToken', 'getWithdrawalMeta'])('sends no credential to %s, which is public', (id) => {
    expect(samples(id)[0]).not.toContain('Authorization');
  });
});

describe('curlCommand', () => {
  const command = (name: string, value: unknown) =>
    curlCommand({ method: 'POST', url: 'http://x', authorization: undefined, form: [{ name, value }] });

  it.each([
    ['a shell variable', '$HOME', "-F 'v=$HOME'"],
    ['an exclamation mark', 'Passw0rd!', "-F 'v=Passw0rd!'"],
    ['both quotes', `a"b'c`, `-F 'v=a"b'\\''c'`],
    ['a leading @, which curl would read as a file name', '@home', '--form-string "v=@home"'],
    ['a semicolon, which curl would read as a media type', 'a;type=b', '--form-string "v=a;type=b"'],
    ['JSON text', '{"a":1}', `-F 'v={"a":1}'`],
    ['a leading quote, which curl would remove', '"a"', `--form-string 'v="a"'`],
    ['a boolean', true, '-F "v=1"'],
    ['a list', ['a', 'b'], '-F "v[]=a" \\\n  -F "v[]=b"'],
    ['an object', { a: 1 }, '-F "v[a]=1"'],
  ])('sends %s', (_title, value, expected) => {
    expect(command('v', value)).toBe(`curl -X POST "http://x" \\\n  -H "Accept: application/json" \\\n  ${expected}`);
  });

  it('writes each query parameter on its own line and encodes characters that a URL cannot contain', () => {
    const query = [
      ['from', '2024-01-01 00:00'],
      ['ids', [1, 2]],
      ['status[]', [0]],
      ['deleted', true],
    ] as const;
    expect(curlCommand({ method: 'GET', url: 'http://x', query, authorization: undefined, form: [] })).toBe(
      [
        'curl -G "http://x" \\',
        '  -H "Accept: application/json" \\',
        '  --data-urlencode "from=2024-01-01 00:00" \\',
        '  -d "ids[]=1" \\',
        '  -d "ids[]=2" \\',
        '  -d "status[]=0" \\',
        '  -d "deleted=1"',
      ].join('\n'),
    );
  });
});
