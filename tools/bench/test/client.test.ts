import { expect, it } from 'vitest';
import { bareFetch } from '../src/client/bare-fetch.js';
import { cases, KEY } from '../src/client/cases.js';
import type { ClientContestant } from '../src/client/contestant.js';
import { kyClient } from '../src/client/ky.js';
import { openapiFetch } from '../src/client/openapi-fetch.js';
import { requireSameWork } from '../src/client/same-work.js';
import { startServer } from '../src/client/start-server.js';
import { table } from '../src/client/table.js';
import { wapiClient } from '../src/client/wapi.js';

const contestants: ClientContestant[] = [bareFetch, openapiFetch, kyClient, wapiClient];

it('compares clients that do the same', async () => {
  await expect(requireSameWork(contestants)).resolves.toBeUndefined();
});

it('refuses to compare those that do not', async () => {
  const lazy: ClientContestant = { name: 'lazy', create: (settings) => bareFetch.create({ ...settings, key: 'another' }) };
  await expect(requireSameWork([bareFetch, lazy])).rejects.toThrow('lazy and fetch differ in getProfile');
});

it.each(cases.filter(({ over }) => over === 'http'))('can $title', async ({ act }) => {
  const { baseUrl, close } = await startServer();
  const answers = await Promise.all(contestants.map(({ create }) => act(create({ baseUrl, key: KEY }))));
  for (const answer of answers) expect(answer).toMatchObject({ message: expect.any(String) });
  close();
});

it('writes a row for each client', () => {
  const row = { name: 'a', median: 12.34, ratio: 1, cpu: 10, cpuRatio: 1 };
  expect(table('A case', [row, { ...row, name: 'b', ratio: 2, cpuRatio: 1.5 }]).split('\n')).toEqual([
    '',
    'A case',
    '                            wall                  CPU',
    '  a                      12.3 µs    1.00×     10.0 µs    1.00×',
    '  b                      12.3 µs    2.00×     10.0 µs    1.50×',
  ]);
});
