import { createMock, createRecorder, type Har } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHar } from '../src/har/check-har.js';

const recorder = createRecorder();
const mock = createMock({ recorder });
let har: Har;
beforeAll(async () => {
  const { personas } = (await (await mock.fetch('http://mock/__wapi')).json()) as { personas: { key: string }[] };
  const headers = { 'x-wapi-key': personas[0]?.key ?? '' };
  await mock.fetch('http://mock/wapi/user', { headers });
  const body = new FormData();
  body.set('phone', '+18687778899');
  await mock.fetch('http://mock/wapi/user/phone', { method: 'PATCH', headers, body });
  har = recorder.toHar();
});
afterAll(() => mock.close());

/** The recording with a change to its first response. */
function changed(change: (content: Record<string, unknown>) => void): string {
  const copy = structuredClone(har) as unknown as {
    log: { entries: { response: { content: Record<string, unknown> } }[] };
  };
  const [entry] = copy.log.entries;
  if (entry !== undefined) change(entry.response.content);
  return JSON.stringify(copy);
}

describe('checkHar', () => {
  it('finds no deviation in a recording of the mock, though it has no credentials', async () => {
    expect(await checkHar(JSON.stringify(har), 'tt')).toMatchObject({ requests: 2, others: 0, deviations: [] });
  });

  it('counts what the traffic covers', async () => {
    const { coverage } = await checkHar(JSON.stringify(har), 'tt');
    expect([coverage.operations.seen, coverage.statuses.seen, coverage.examples.seen]).toEqual([2, 2, 2]);
    expect(coverage.fields.missing).not.toContainEqual({ name: 'updatePhone request phone' });
    expect(coverage.fields.missing).not.toContainEqual({ name: 'getUserProfile response data/balances/local' });
    expect(coverage.scopes).toMatchObject({ seen: 0, all: 24 });
  });

  it('reports a changed response once', async () => {
    const text = changed(
      (content) => (content['text'] = String(content['text']).replace('"verified":true', '"verified":1')),
    );
    expect((await checkHar(text, 'tt')).deviations).toMatchObject([
      { operation: 'getUserProfile', place: 'body/data/verified', keyword: 'type', seen: 'integer' },
    ]);
  });

  it('reads base64, and does not check a body that the recording lacks', async () => {
    const encoded = changed((content) => {
      content['text'] = Buffer.from(String(content['text'])).toString('base64');
      content['encoding'] = 'base64';
    });
    expect((await checkHar(encoded, 'tt')).deviations).toEqual([]);
    const lacking = changed((content) => {
      delete content['text'];
      content['size'] = 5;
    });
    expect((await checkHar(lacking, 'tt')).deviations).toMatchObject([{ keyword: 'unchecked', level: 'note' }]);
  });

  it('ignores other servers, and rejects what is not a HAR file', async () => {
    const other = { log: { entries: [{ request: { url: 'https://example.com/' } }] } };
    expect(await checkHar(JSON.stringify(other), 'tt')).toMatchObject({ requests: 0, others: 1 });
    await expect(checkHar('{', 'tt')).rejects.toThrow('it is not JSON');
    await expect(checkHar('{}', 'tt')).rejects.toThrow('it has no log.entries');
  });
});
