import { execFile, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMock, type Mock } from '@wapi/mock';
import type { Operation, Platform } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleFolder } from '../support/sample-folder.js';
import { type RequestExample, requestExamples } from '../../src/samples/request-example.js';
import { hasPhpCurl } from '../support/php.js';
import { runScript } from '../support/run-script.js';
import { bundle, site } from '../support/site.js';
import { type CallerTokens, JPEG, prepareCaller } from '../support/mock-caller.js';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** The documented refresh token is not valid, so the tests replace it with a token from the mock. */
const documentedRefreshToken = bundle.contract.operations
  .find(({ id }) => id === 'refreshToken')
  ?.requestBody?.content[0]?.examples.map(
    ({ value }) => (value as { refresh_token: string }).refresh_token,
  )[0] as string;

const samples = site.operations.flatMap(({ operation, samples: written }) =>
  requestExamples(bundle.contract, operation).map((example, index) => {
    const { curl = '', typescript = '', fetch: withFetch = '', php = '' } = written[index] ?? {};
    return {
      title: [operation.id, example.name].filter(Boolean).join(' '),
      operation,
      example,
      platform: example.platform,
      curl,
      typescript,
      withFetch,
      php,
    };
  }),
);

describe.each([...new Set(samples.map(({ platform }) => platform))])(
  "a sample against %s's mock",
  (platform: Platform) => {
    const ofPlatform = samples.filter((sample) => sample.platform === platform);
    // Samples for operations that move money print their own results.
    const own = ofPlatform.filter(({ operation }) => !operation.movesMoney);
    const ofMoney = ofPlatform.filter(({ operation }) => operation.movesMoney);
    let folder: string;
    let mock: Mock;
    let url: string;
    const previousFolder = process.cwd();

    beforeAll(async () => {
      folder = createSampleFolder();
      // Change the working directory, because scripts read their files from it.
      process.chdir(folder);
      for (const name of ['photo.jpg', 'new-photo.jpg']) writeFileSync(join(folder, name), JPEG);
      mock = createMock({ platform });
      ({ url } = await mock.listen(0));
    });
    afterAll(async () => {
      process.chdir(previousFolder);
      rmSync(folder, { recursive: true, force: true });
      await mock.close();
    });

    async function prepare(operation: Operation, example: RequestExample): Promise<CallerTokens> {
      await mock.reset();
      return prepareCaller(mock, operation, example);
    }

    it.skipIf(!hasCurl).each(own)('succeeds with curl for $title', async ({ operation, example, curl }) => {
      const { access, refresh } = await prepare(operation, example);
      const command = replaceOnce(
        curl.replace(documentedRefreshToken, refresh),
        `https://${platform}sb.wipayfinancial.com/wapi`,
        url,
      ).replace('<access_token>', access);
      const { stdout } = await run('sh', ['-c', `${command} --silent --output body.json --write-out '%{http_code}'`], {
        cwd: folder,
      });
      expect(successStatuses(operation)).toContain(Number(stdout));
    });

    it.each(own)('succeeds with TypeScript for $title', async ({ operation, example, typescript }) => {
      const { access, refresh } = await prepare(operation, example);
      const pointed = replaceOnce(
        typescript.replace(documentedRefreshToken, refresh),
        'createWapi({',
        `createWapi({ baseUrl: '${url}',`,
      );
      const script = `${replaceOnce(pointed, 'const { data, error } =', 'const { data, error, status } =')}\nconsole.log(JSON.stringify({ status, error }));\n`;
      writeFileSync(join(folder, 'sample.mjs'), script);
      expect(await readOutput(join(folder, 'sample.mjs'), access)).toEqual({
        status: expect.toBeOneOf(successStatuses(operation)),
      });
    });

    it.each(ofMoney)('is accepted in each language for $title', async (sample) => {
      const { operation, example, curl, typescript, withFetch, php } = sample;
      const sandbox = `https://${platform}sb.wipayfinancial.com/wapi`;
      const runs: [file: string, command: string | undefined, code: string][] = [
        ['sample.mjs', undefined, withFetch.replace(sandbox, url)],
        ['client.mjs', undefined, typescript.replace('createWapi({', `createWapi({ baseUrl: '${url}',`)],
        ...(hasCurl ? [['sample.sh', 'sh', curl.replace(sandbox, url)] as [string, string, string]] : []),
        ...(hasPhpCurl ? [['sample.php', 'php', php.replace(sandbox, url)] as [string, string, string]] : []),
      ];
      for (const [file, command, code] of runs) {
        const { access } = await prepare(operation, example);
        const env = { WAPI_TOKEN: access };
        writeFileSync(join(folder, file), code.replace('<access_token>', access));
        const output =
          command === undefined
            ? (await runScript(join(folder, file), env)).out
            : (await run(command, [file], { cwd: folder, env: { ...process.env, ...env } })).stdout;
        expect(output, file).toMatch(/^Accepted: \{/);
      }
    });

    it.each(own)('succeeds with fetch for $title', async ({ operation, example, withFetch }) => {
      const { access, refresh } = await prepare(operation, example);
      const pointed = replaceOnce(
        withFetch.replace(documentedRefreshToken, refresh),
        `https://${platform}sb.wipayfinancial.com/wapi`,
        url,
      );
      writeFileSync(
        join(folder, 'sample.mjs'),
        `${pointed}\nconsole.log(JSON.stringify({ status: response.status, ...data }));\n`,
      );
      expect(await readOutput(join(folder, 'sample.mjs'), access)).toMatchObject({
        status: expect.toBeOneOf(successStatuses(operation)) as number,
        message: expect.any(String) as string,
      });
    });
  },
);

describe('the first request', () => {
  it.skipIf(!hasCurl)('works step by step', async () => {
    const folder = createSampleFolder();
    const mock = createMock();
    const { url } = await mock.listen(0);
    const shell = (command: string) =>
      run('sh', ['-c', `${replaceOnce(command, 'http://127.0.0.1:4010/wapi', url)} --silent`]);
    const { grantToken, readProfile, withClient } = site.firstCall;
    try {
      const { access_token: token } = JSON.parse((await shell(grantToken)).stdout) as { access_token: string };
      const profile = JSON.parse((await shell(readProfile.replace('<access_token>', token))).stdout) as {
        data: { email: string };
      };
      expect(profile.data.email).toBe('wapi@test.com');
      const script = `${replaceOnce(withClient, 'http://127.0.0.1:4010/wapi', url)}\nconsole.log(JSON.stringify(data));\n`;
      writeFileSync(join(folder, 'sample.mjs'), script);
      expect(await readOutput(join(folder, 'sample.mjs'), token)).toEqual(profile);
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await mock.close();
    }
  });
});

/** Runs a script that must succeed, and parses the JSON that it prints. */
async function readOutput(file: string, token: string): Promise<unknown> {
  const { code, out, error } = await runScript(file, { WAPI_TOKEN: token });
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return JSON.parse(out);
}

function successStatuses(operation: Operation): number[] {
  return operation.responses.map(({ status }) => status).filter((status) => status < 300);
}

function replaceOnce(text: string, from: string, to: string): string {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, () => to);
}
