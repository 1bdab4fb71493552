import type { Contract, Operation } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { printWire } from '../../src/client/wire.js';
import { contract, contractOf, listParameter, operation, queryParameter } from '../support.js';

test('printWire prints only the facts that the transport needs', () => {
  const query = [queryParameter('page'), listParameter('status[]')];
  expect(
    printWire(
      contractOf(operation('createToken'), operation('getBanks', { parameters: query }), operation('createLocalBank')),
    ),
  ).toBe(`/** Server URLs by environment. */
export const servers = { sandbox: 'https://{platform}sb.example/wapi', \
live: 'https://{platform}.example/wapi' } as const;

/** The two-letter codes for \`{platform}\` in a server URL. */
export const platforms = ['jm', 'tt'] as const;

/** The key credential: its header, its pattern, and the word in a key that names its environment. */
export const wapiKey = {
  header: 'X-Key',
  pattern: /^k\\/(live|test)_\\w+$/,
  environments: { live: 'live', test: 'sandbox' },
} as const;

/** The pattern that every sent amount must match. */
export const moneyPattern = /(?:)/;

/** The largest page size that every list allows. */
export const maxPageSize = undefined;

/** The rate limit headers, by the last word of their names. */
export const limitHeaders = { limit: 'X-Quota-Limit', remaining: 'X-Quota-Remaining', \
reset: 'X-Quota-Reset', after: 'Retry-After' } as const;

/** The message of a 403 for a scope that the credential lacks. */
export const scopeMessage = 'Invalid scope(s) provided.';

/** The fields and query parameters whose values may be shown. Other values may be secret or private. */
export const visibleFields: readonly string[] = ['page', 'status'];

/** The fields whose values must not appear in messages, including the API's own. */
export const secretFields: readonly string[] = [];

/** The response properties whose value could lose digits as a JavaScript number, such as amounts and ids. */
export const textFields = /^()$/;

/** The parent properties in which some of the textFields are numbers. */
export const numberParents: readonly string[] = [];
`);
});

test('printWire prints the largest page that every list allows', () => {
  const lists = [100, 50].map((maximum) =>
    operation('getBanks', { parameters: [{ ...queryParameter('page_size'), schema: { type: 'integer', maximum } }] }),
  );
  expect(printWire(contractOf(...lists, operation('createToken')))).toContain('export const maxPageSize = 50;');
});

test('printWire breaks long lines', () => {
  const parameters = Array.from({ length: 9 }, (_, index) => queryParameter(`a_long_name_${index}`));
  const servers = contract.servers.map((server) => ({
    ...server,
    url: `https://{platform}.${'long.'.repeat(8)}example`,
  }));
  const text = printWire({ ...contractOf(operation('getBanks', { parameters })), servers });
  expect(text).toContain("export const visibleFields: readonly string[] = [\n  'a_long_name_0',\n  'a_long_name_1',\n");
  expect(text).toContain("export const servers = {\n  sandbox: 'https://{platform}.long.");
});

describe('limit headers', () => {
  const withHeaders = (...headers: string[]): Contract => {
    const [first, ...rest] = operation('getBanks').responses.map((response) => ({
      ...response,
      headers: [] as string[],
    }));
    return contractOf(operation('getBanks', { responses: [...(first ? [{ ...first, headers }] : []), ...rest] }));
  };

  test('are found by the last word of their names, in any case and in any response', () => {
    const text = printWire(
      withHeaders('Date', 'x-rate-limit-used', 'ratelimit-reset', 'Wait-AFTER', 'Rest-Remaining', 'The-Limit'),
    );
    expect(text).toContain(
      "{ limit: 'The-Limit', remaining: 'Rest-Remaining', reset: 'ratelimit-reset', after: 'Wait-AFTER' } as const;",
    );
  });

  test.each(['limit', 'remaining', 'reset', 'after'])('must include one that ends in %s', (word) => {
    const headers = ['X-Limit', 'X-Remaining', 'X-Reset', 'X-After'].filter(
      (name) => !name.toLowerCase().endsWith(word),
    );
    expect(() => printWire(withHeaders(...headers))).toThrow(
      `a rate-limit header of a response must end in ${word}, received none`,
    );
  });
});

describe('the message of a missing scope', () => {
  /** Returns an operation whose 403 responses have the given messages. */
  const refusing = (id: 'createToken' | 'getBanks' | 'deletePicture', ...messages: string[]): Operation => {
    const examples = messages.map((message) => ({ name: message, summary: '', value: { message } }));
    const responses = operation('getBanks').responses.map((response) =>
      response.status === 403 ? { ...response, examples } : response,
    );
    return operation(id, { responses });
  };

  test.each<[name: string, given: Operation[], want: string]>([
    ['the one that all have', [refusing('getBanks', 'a', 'b', 'c'), refusing('deletePicture', 'b', 'd')], 'b'],
    [
      'the one that those without a scope have not',
      [refusing('createToken', 'a'), refusing('getBanks', 'a', 'b')],
      'b',
    ],
    ['the one of those that have any', [refusing('getBanks', 'b'), refusing('deletePicture')], 'b'],
    ['one that is there twice', [refusing('getBanks', 'b', 'b'), refusing('deletePicture', 'b')], 'b'],
  ])('is %s', (_name, given, want) => {
    expect(printWire(contractOf(...given))).toContain(`export const scopeMessage = '${want}';\n`);
  });

  test.each<[name: string, given: Operation[]]>([
    ['all have', [refusing('getBanks', 'a'), refusing('deletePicture', 'b')]],
    ['two uses in one operation do not make up for', [refusing('getBanks', 'a', 'a'), refusing('deletePicture', 'b')]],
    ['only those with a scope have', [refusing('createToken', 'a'), refusing('getBanks', 'a')]],
  ])('none that %s is an error', (_name, given) => {
    expect(() => printWire(contractOf(...given))).toThrow(
      'exactly one 403 message must be shared by all operations that need a scope, and by no other operation',
    );
  });

  test('messages of other statuses do not count', () => {
    expect(() => printWire(contractOf(refusing('getBanks')))).toThrow('exactly one 403 message');
  });

  test('must be unique', () => {
    expect(() =>
      printWire(contractOf(refusing('getBanks', 'a.', 'b.'), refusing('deletePicture', 'b.', 'a.'))),
    ).toThrow('the 403 message of a missing scope must be unique, received: a. b.');
  });
});
