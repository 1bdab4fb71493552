import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: { run: string; env: Record<string, string> }[] };
}

interface Compose {
  services: Record<string, { build: { context: string; dockerfile: string }; ports: string[] }>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const actionFolder = join(root, '.github/actions/mock');
const action = parse(readFileSync(join(actionFolder, 'action.yml'), 'utf8')) as Action;
const { version } = JSON.parse(readFileSync(join(root, 'packages/mock/package.json'), 'utf8')) as { version: string };
const bin = join(root, 'packages/mock/bin/wapi-mock.js');

let folder = '';
let output = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-action-'));
  output = join(folder, 'output');
  // Replace the programs that download the mock with scripts that start the built mock with the same port and options.
  const start = `echo "$@" > ${folder}/arguments; echo $$ > ${folder}/pid`;
  const exec = `exec "${process.execPath}" "${bin}"`;
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\n${start}; shift 2; ${exec} "$@"\n`, { mode: 0o755 });
  const publish = `port=\${4#127.0.0.1:}; shift 5; ${exec} --host 0.0.0.0 --port "\${port%:4010}" "$@"`;
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\n${start}; ${publish}\n`, { mode: 0o755 });
});
beforeEach(() => writeFileSync(output, ''));
afterAll(() => rmSync(folder, { recursive: true }));

const readOutputs = () =>
  Object.fromEntries(
    readFileSync(output, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(/=(.*)/s)),
  );

/** Runs the action's step as a GitHub runner does. */
async function runAction(inputs: Record<string, string>): Promise<{ stdout: string; code: number }> {
  const [step] = action.runs.steps;
  const env = Object.entries(step?.env ?? {}).map(([name, value]) => {
    const [, input = ''] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value) ?? [];
    return [name, input === '' ? 'Example/Payments' : (inputs[input] ?? action.inputs[input]?.default)];
  });
  const run = promisify(execFile)('bash', ['-e', '-c', step?.run ?? ''], {
    env: {
      ...Object.fromEntries(env),
      PATH: `${folder}${delimiter}${process.env['PATH']}`,
      GITHUB_ACTION_PATH: actionFolder,
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: folder,
    },
  });
  return run.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; code: number }) => error,
  );
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

describe('the action that starts the mock', () => {
  it.each([
    ['npm', `--yes @wapi/mock@${version} --port PORT`],
    ['image', `run --rm --publish 127.0.0.1:PORT:4010 ghcr.io/example/payments/wapi-mock:${version}`],
  ])('starts it from %s, and outputs its URL and its log', async (source, args) => {
    const port = await findFreePort();
    const { stdout } = await runAction({ source, port: `${port}`, options: '--platform jm --no-rate-limit' });
    try {
      const { url = '', log = '', ...others } = readOutputs();
      expect([url, others]).toEqual([`http://127.0.0.1:${port}/wapi`, {}]);
      expect(stdout).toBe(`WAPI mock listening on ${url}\n`);
      expect(Object.entries(action.outputs).map(([name, { value }]) => [name, value])).toEqual(
        ['url', 'log'].map((name) => [name, `\${{ steps.start.outputs.${name} }}`]),
      );
      const started = readFileSync(join(folder, 'arguments'), 'utf8');
      expect(started).toBe(`${args.replace('PORT', `${port}`)} --platform jm --no-rate-limit\n`);
      expect(await (await fetch(new URL('/__wapi', url))).json()).toMatchObject({ platform: 'jm' });
      await fetch(`${url}/user`);
      expect(readFileSync(log, 'utf8')).toContain('GET /wapi/user 401');
    } finally {
      process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')));
    }
  });

  it.each([
    ['an unknown source', { source: 'pip' }, /source must be npm or image, received "pip"\./],
    ['an invalid port', { port: 'x' }, /port must be a number, received "x"\./],
    ['a mock that cannot start', { options: '--platform *' }, /--platform must be [^]*The lines above say why/],
  ])('fails for %s, and says why', async (_name, inputs, message) => {
    const { stdout, code } = await runAction({ port: '0', ...inputs });
    expect([code, readOutputs()]).toEqual([1, {}]);
    expect(stdout).toContain('::error title=WAPI mock::');
    expect(stdout).toMatch(message);
  });
});

describe('the tags of the image', () => {
  const run = (tarball: string) => {
    const tarballs = mkdtempSync(join(folder, 'tarballs-'));
    writeFileSync(join(tarballs, tarball), '');
    execFileSync('bash', ['.github/scripts/image-tags.sh'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        GITHUB_REPOSITORY: 'Example/Payments',
        GITHUB_OUTPUT: output,
        TARBALLS: tarballs,
      },
    });
    return readOutputs();
  };
  const image = 'ghcr.io/example/payments/wapi-mock';

  it('name the version, its minor version, and the latest', () => {
    expect(run('wapi-mock-1.2.3.tgz')).toEqual({ image, tags: `${image}:1.2.3,${image}:1.2,${image}:latest` });
  });

  it('name only the version of a prerelease', () => {
    expect(run('wapi-mock-1.2.3-next.0.tgz')).toEqual({ image, tags: `${image}:1.2.3-next.0` });
  });

  it('do not exist without a tarball', () => {
    expect(() => run('wapi-client-1.2.3.tgz')).toThrow('must contain one tarball of the mock');
  });
});

describe('the compose file', () => {
  const compose = parse(readFileSync(join(root, 'packages/mock/compose.yaml'), 'utf8')) as Compose;
  const service = compose.services['wapi-mock'];

  it('builds the Containerfile from the folder of npm run pack, and publishes its port on loopback only', () => {
    const context = join(root, 'packages/mock', service?.build.context ?? '');
    expect(context).toBe(join(root, 'packed'));
    const file = join(context, service?.build.dockerfile ?? '');
    expect(existsSync(file)).toBe(true);
    const [, port] = /^EXPOSE (\d+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
    expect(service?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  });
});
