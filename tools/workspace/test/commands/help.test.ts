import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tools } from '../../src/tools.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

const results = new Map<string, { status: number | null; stdout: string; stderr: string }>();

/**
 * Runs a program behind a root command, and caches the result of each command line. turbo is not on the PATH, so the
 * test fails if the program starts a build.
 */
function run(script: string, ...args: string[]) {
  const key = JSON.stringify([script, args]);
  const known = results.get(key);
  if (known !== undefined) return known;
  const { WAPI_LAUNCHED: _launched, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), `${root}/${script}`, ...args],
    { cwd: root, encoding: 'utf8', env: { ...env, PATH: '/usr/bin:/bin' } },
  );
  const result = { status, stdout, stderr };
  results.set(key, result);
  return result;
}

const commands = [
  { name: 'npm start', args: ['tools/workspace/src/commands/start.ts'] },
  { name: 'npm test', args: ['tools/workspace/src/commands/check.ts'] },
  { name: 'npm run build', args: ['tools/workspace/src/commands/build.ts'] },
  { name: 'npm run pack', args: ['tools/workspace/src/commands/pack.ts'] },
  { name: 'npm run test:network', args: ['tools/workspace/src/commands/test-network.ts'] },
  { name: 'npm run release', args: ['tools/workspace/src/commands/release.ts'] },
  { name: 'npm run bench', args: ['tools/bench/src/main.ts'] },
  ...Object.keys(tools).map((name) => ({
    name: `npm run ${name}`,
    args: ['tools/workspace/src/commands/run-tool.ts', name],
  })),
];

it.each(commands)(
  '$name › prints its usage, options and exit codes without a build',
  ({ args: [script = '', ...args] }) => {
    expect(run(script, ...args, '--help')).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^Usage: \S.*--help.*Exit codes\n {2}0 {2}/s),
      stderr: '',
    });
  },
);

it.each([commands[0], commands.at(-1)])('$name › prints the same for -h', (command) => {
  const [script = '', ...args] = command?.args ?? [];
  expect(run(script, ...args, '-h')).toEqual(run(script, ...args, '--help'));
});

describe('a command without options', () => {
  it.each([
    [['--hlep'], 'npm run build: unknown option --hlep. Did you mean --help? See npm run build -- --help.\n'],
    [['docs'], 'npm run build: expected no arguments, received "docs". See npm run build -- --help.\n'],
  ])('rejects %j with exit code 2', (args, stderr) => {
    expect(run('tools/workspace/src/commands/build.ts', ...args)).toEqual({ status: 2, stdout: '', stderr });
  });
});

it('npm run bench › names an unknown option and an unknown part', () => {
  expect(run('tools/bench/src/main.ts', '--hepl')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'npm run bench: unknown option --hepl. Did you mean --help? See npm run bench -- --help.\n',
  });
  expect(run('tools/bench/src/main.ts', 'dcos')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('received "dcos". Did you mean docs? See npm run bench -- --help.'),
  });
});
