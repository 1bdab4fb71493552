import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moneyTexts } from '../../src/samples/money.js';
import { hasPhpCurl } from '../support/php.js';
import { runScript, type ScriptResult } from '../support/run-script.js';
import { createSampleFolder } from '../support/sample-folder.js';
import { readPage, site } from '../support/site.js';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const hasPython = spawnSync('python3', ['-c', 'import requests']).status === 0;

/** The program that runs each sample (Node by default), and the time limit in the sample and in the test. */
const languages = [
  {
    language: 'curl',
    isInstalled: hasCurl,
    file: 'sample.sh',
    command: 'sh',
    limit: ['--max-time 60', '--max-time 1'],
  },
  {
    language: 'php',
    isInstalled: hasPhpCurl,
    file: 'sample.php',
    command: 'php',
    limit: ['_TIMEOUT => 60', '_TIMEOUT => 1'],
  },
  {
    language: 'python',
    isInstalled: hasPython,
    file: 'sample.py',
    command: 'python3',
    limit: ['timeout=60', 'timeout=1'],
  },
  { language: 'fetch', isInstalled: true, file: 'sample.mjs', command: undefined, limit: ['60_000', '1000'] },
  { language: 'typescript', isInstalled: true, file: 'client.mjs', command: undefined, limit: ['60_000', '1000'] },
] as const;

/** Responses that are not from the API, or not complete. The path says what the server sends, and its status code. */
const unusable = [
  ['html/502', 'the page of a gateway'],
  ['html/403', 'a page with the status code of a refusal'],
  ['html/200', 'a page with the status code of a success'],
  ['cut-off/403', 'a refusal that is cut off'],
  ['cut-off/201', 'a success that is cut off'],
  ['no-length/403', 'a refusal that is cut off and has no length'],
  ['no-length/201', 'a success that is cut off and has no length'],
] as const;

const ofMoney = site.operations.filter(({ operation }) => operation.movesMoney);
const [sample] = ofMoney.find(({ body }) => body !== undefined)?.samples ?? [];

describe('the samples of an operation that moves money', () => {
  let folder: string;
  let server: Server;
  const urls: Record<string, string> = {};

  beforeAll(async () => {
    folder = createSampleFolder();
    server = createServer((request, response) => {
      request.resume();
      const [, kind, status = ''] = (request.url ?? '').split('/');
      if (kind === 'silent') return;
      if (kind === 'no-length') {
        // Without a length, curl cannot notice that the body is cut off.
        response.socket?.end(`HTTP/1.1 ${status} x\r\nContent-Type: application/json\r\n\r\n{"message":"Cre`);
        return;
      }
      response.writeHead(Number(status), { 'content-type': kind === 'html' ? 'text/html' : 'application/json' });
      // The part that arrives looks like a whole body. Destroy the connection only once curl has received it.
      if (kind === 'cut-off') response.write('{"data":{"id":1}}', () => setTimeout(() => response.destroy(), 20));
      else response.end(kind === 'html' ? '<html><h1>Gateway</h1></html>\n' : '{"message":"Forbidden"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const kind of ['silent', 'refusal/403', ...unusable.map(([path]) => path)]) urls[kind] = `${origin}/${kind}`;
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    urls['closed'] = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((resolve) => closed.close(resolve));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    server.closeAllConnections();
    server.close();
  });

  async function runSample(
    { language, file, command, limit }: (typeof languages)[number],
    kind: string,
  ): Promise<ScriptResult> {
    const url = urls[kind] ?? '';
    const pointed = (sample?.[language] ?? '')
      .replace(/https:\/\/\w+\.wipayfinancial\.com\/wapi/, url)
      .replace('createWapi({', `createWapi({ baseUrl: '${url}',`);
    expect(pointed.split(limit[0])).toHaveLength(2);
    const name = `${kind.replace('/', '-')}-${file}`;
    // Shorten the time limit only for a server that never responds. On a slow machine, the short limit would also end
    // other requests.
    writeFileSync(join(folder, name), kind === 'silent' ? pointed.replace(limit[0], limit[1]) : pointed);
    const env = { WAPI_TOKEN: 'token' };
    if (command === undefined) return runScript(join(folder, name), env);
    // Give each run a folder of its own, because the curl sample saves the response in the current folder.
    const cwd = mkdtempSync(join(folder, 'run-'));
    writeFileSync(join(cwd, 'response.json'), '{"message":"The response to an earlier request."}');
    return new Promise((resolve) => {
      execFile(command, [join(folder, name)], { cwd, env: { ...process.env, ...env } }, (failure, out, error) =>
        resolve({ code: Number(failure?.code ?? 0), out, error }),
      );
    });
  }

  describe.each(languages.filter(({ isInstalled }) => isInstalled))('in $language', (language) => {
    it.concurrent('stops after its time limit, and points to the page on lost responses', async () => {
      const { code, out, error } = await runSample(language, 'silent');
      expect(error).toContain(moneyTexts.unknown);
      expect({ code, out }).toEqual({ code: 1, out: '' });
    });

    // The client decides by the status code whether a request was refused.
    const unclear = unusable.filter(([kind]) => language.language !== 'typescript' || !kind.endsWith('/403'));

    it.concurrent.each(unclear)('takes %s for no usable response: %s', async (kind) => {
      const { code, out, error } = await runSample(language, kind);
      expect(error).toContain(moneyTexts.unknown);
      expect({ code, out }).toEqual({ code: 1, out: '' });
    });

    it.concurrent('says that nothing was accepted if the server is closed', async () => {
      const { out, error } = await runSample(language, 'closed');
      expect(out + error).toMatch(/No usable response|not sent/);
      expect(out + error).not.toContain('Accepted');
    });

    it.concurrent('shows a refusal as a refusal', async () => {
      const { code, out, error } = await runSample(language, 'refusal/403');
      expect(out).toMatch(/Refused.*Forbidden/s);
      expect({ code, error }).toEqual({ code: 0, error: '' });
    });
  });

  it('save what identifies the request, in every language', () => {
    expect(ofMoney.length).toBeGreaterThan(0);
    for (const { operation, samples } of ofMoney) {
      const by = operation.movesMoney?.by ?? [];
      const inSamples = new Set<string>();
      for (const { curl, powershell, cmd, php, python, fetch, typescript } of samples) {
        // The types of a withdrawal have different fields.
        const inPath = (name: string) => operation.parameters.some((parameter) => parameter.name === name);
        const sent = by.filter((name) => inPath(name) || curl.includes(`-F "${name}=`));
        expect(sent, operation.id).not.toEqual([]);
        for (const name of sent) inSamples.add(name);
        for (const text of [curl, powershell, cmd, php, python, fetch, typescript]) {
          expect(text, operation.id).toContain(moneyTexts.save);
          expect(text, operation.id).toContain(moneyTexts.unknown);
          const [, saved = ''] = text.split(moneyTexts.save);
          const [fields = ''] = saved.split(/sent_at|the time of the request/);
          for (const name of sent) expect(fields, operation.id).toContain(name);
        }
      }
      expect([...inSamples].toSorted(), operation.id).toEqual(by.toSorted());
    }
  });

  it('are the only PHP samples with a time limit, as the guide about PHP says', () => {
    expect(readPage('guides/php/index.html')).toContain('only the requests that move money');
    for (const { operation, samples } of site.operations)
      for (const { php } of samples)
        expect(php.includes('CURLOPT_TIMEOUT'), operation.id).toBe(operation.movesMoney !== undefined);
  });

  it('have no comment that is wider than a phone, except values', () => {
    for (const { operation, samples } of ofMoney) {
      const texts = samples.flatMap(({ curl, php, python, fetch, typescript }) => [
        curl,
        php,
        python,
        fetch,
        typescript,
      ]);
      const comments = texts.flatMap((text) => text.match(/^(?:#|\/\/) [^=]*$/gm) ?? []);
      expect(comments.length, operation.id).toBeGreaterThanOrEqual(texts.length);
      expect(comments.filter(({ length }) => length > 37)).toEqual([]);
    }
  });
});
