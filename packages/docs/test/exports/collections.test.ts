import { createMock, type Mock } from '@wapi/mock';
import { describe, expect, it } from 'vitest';
import { requestExamples } from '../../src/samples/request-example.js';
import { readBruno, readPostman, type ToolRequest } from '../support/tool-collections.js';
import { bundle, site } from '../support/site.js';

const documented = site.groups.flatMap(({ operations }) =>
  operations.flatMap(({ operation }) => {
    const examples = requestExamples(bundle.contract, operation);
    const grants = operation.responses.some(({ schema }) => schema.properties?.['access_token'] !== undefined);
    // Expect only one token request, because all token requests differ only in their variables.
    return (grants ? examples.slice(0, 1) : examples).map((example, _index, all) => ({
      title: all.length > 1 ? `${operation.summary}: ${example.name}` : operation.summary,
      operation,
      example,
    }));
  }),
);

const OTHER_PLATFORMS = documented
  .filter(({ example }) => example.platforms !== undefined && !example.platforms.includes('tt'))
  .map(({ title }) => title);

describe.each([
  ['Postman', readPostman],
  ['Bruno', readBruno],
])('the %s collection', (_tool, read) => {
  const { requests, variables, key, runScript, files } = read();

  it('contains every documented request', () => {
    const names = requests.map(({ name }) => name);
    expect(documented.map(({ title }) => title).filter((title) => !names.includes(title))).toEqual([]);
  });

  it('runs from top to bottom twice, and every request is tested or for another platform', async () => {
    const mock = createMock({ rateLimit: false });
    for (let round = 0; round < 2; round += 1) expect(await run(mock, variables)).toEqual(OTHER_PLATFORMS);
    await mock.close();
  });

  it('runs the requests of another platform there', async () => {
    const mock = createMock({ platform: 'jm', rateLimit: false });
    const names = ['Delete the local bank account', ...OTHER_PLATFORMS.filter((name) => !name.includes('withdrawal'))];
    const sent = [requests[0], ...names.map((name) => requests.find((request) => request.name === name))];
    const own = sent.filter((request) => request !== undefined);
    expect(own).toHaveLength(3);
    expect(await run(mock, { ...variables, platform: 'jm' }, own)).toEqual([]);
    await mock.close();
  });

  it('fails if the API does not respond as documented', async () => {
    const mock = createMock({ rateLimit: false });
    mock.faults.set('getUserProfile', { status: 500 });
    await expect(run(mock, variables)).rejects.toThrow('expected [ 200 ] to include 500');
    await mock.close();
  });

  it('ends with the revocation of the token', () => {
    expect(requests.at(-1)?.name).toBe(bundle.contract.operations.find(({ id }) => id === 'revokeToken')?.summary);
  });

  /** Runs the requests in order, as Postman and Bruno do. Returns the names of skipped requests. */
  async function run(mock: Mock, initial: Readonly<Record<string, string>>, sent = requests): Promise<string[]> {
    const current: Record<string, string> = { ...initial };
    const skipped: string[] = [];
    for (const request of sent) {
      let isSkipped = false;
      let tests = 0;
      const context = {
        status: 0,
        body: undefined as unknown,
        get: (name: string) => current[name],
        set: (name: string, value: string) => void (current[name] = value),
        skip: () => void (isSkipped = true),
        onTest: () => void (tests += 1),
      };
      runScript(request.before, context);
      if (isSkipped) {
        skipped.push(request.name);
        continue;
      }
      const response = await send(mock, request, current, files);
      runScript(request.after, { ...context, status: response.status, body: await response.json() });
      if (tests === 0) throw new Error(`${request.name} has no test.`);
    }
    return skipped;
  }

  it('has a variable and a header for a WAPI Key', () => {
    expect(key).toEqual({ name: bundle.contract.credentials.wapiKey.header, value: '{{wapiKey}}' });
    expect(variables).toHaveProperty('wapiKey', '');
  });
});

async function send(
  mock: Mock,
  { method, url, token, fields }: ToolRequest,
  variables: Readonly<Record<string, string>>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Response> {
  const fill = (text: string) =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => variables[name] ?? `no ${name}`);
  const body = new FormData();
  for (const { name, value, isFile } of fields) {
    if (isFile) body.append(name, new File([Uint8Array.from(files.get(value) ?? [])], value, { type: 'image/jpeg' }));
    else body.append(name, fill(value));
  }
  const response = await mock.fetch(fill(url), {
    method,
    headers: { Accept: 'application/json', ...(token !== '' && { Authorization: `Bearer ${variables[token]}` }) },
    ...(fields.length > 0 && { body }),
  });
  const target = response.headers.get('location');
  return target === null ? response : mock.fetch(target);
}
