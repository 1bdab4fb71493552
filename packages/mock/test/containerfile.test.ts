import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const manifest = JSON.parse(read('../package.json')) as {
  name: string;
  bin: Record<string, string>;
  engines: { node: string };
};
/** The instruction and arguments of each line, after joining continued lines. */
const instructions = read('../Containerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map((line): [string, string] => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]);
const all = (name: string) => instructions.filter(([instruction]) => instruction === name).map(([, args]) => args);
const last = (name: string) => all(name).at(-1) ?? '';
const [program = '', ...options] = JSON.parse(last('ENTRYPOINT')) as string[];
const [, ...healthcheck] = JSON.parse(/CMD (\[.*\])/.exec(last('HEALTHCHECK'))?.[1] ?? '[]') as string[];

describe('the Containerfile', () => {
  it('copies only the tarball, by the name that packing gives it', () => {
    const tarball = `${manifest.name.replace('@', '').replace('/', '-')}-1.2.3.tgz`;
    const [pattern = ''] = last('COPY').startsWith('--from') ? (all('COPY')[0] ?? '').split(' ') : [];
    expect(all('COPY').filter((args) => !args.startsWith('--from'))).toHaveLength(1);
    expect(matchesGlob(tarball, pattern)).toBe(true);
    expect(all('RUN')[0]).toContain(`/tmp/${pattern}`);
  });

  it('installs the optional libraries of --store in the versions of the manifest', () => {
    const [, script = ''] = /\$\(node --print "(.*)"\)$/.exec(last('RUN')) ?? [];
    const installed = /require\('.*?\/package\.json'\)/;
    const path = fileURLToPath(new URL('../package.json', import.meta.url));
    const { stdout } = spawnSync(process.execPath, ['--print', script.replace(installed, `require('${path}')`)], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^@redis\/client@\^\d\S+ rate-limiter-flexible@\^\d\S+\n$/);
  });

  it('uses one pinned image with a supported Node', () => {
    const images = new Set(all('FROM').map((args) => args.replace(/^--platform=\S+ /, '').split(' ')[0] ?? ''));
    expect(images.size).toBe(1);
    const [, major = '', minor = ''] =
      /\/node:(\d+)\.(\d+)\.\d+-\w+-slim(?:@sha256:[0-9a-f]{64})?$/.exec([...images].join()) ?? [];
    // Check only the later versions of the supported range: those from 22.12.0.
    expect(manifest.engines.node).toMatch(/>=22\.12\.0$/);
    expect(Number(major) + Number(minor) / 100).toBeGreaterThanOrEqual(22.12);
  });

  it('starts a program of the package, and not as root', () => {
    expect(Object.keys(manifest.bin)).toContain(program);
    expect(last('USER')).toBe('node');
    // In the base image, `/home/node` is the only folder that the user `node` owns.
    expect(last('WORKDIR')).toBe('/home/node');
    expect(last('STOPSIGNAL')).toBe('SIGTERM');
  });

  describe.each([
    ['the mock', [], 'lets other machines use this mock'],
    ['record', ['record', 'session.har'], 'lets other machines use this mock'],
  ])('running %s', (_name, words, warning) => {
    const bin = fileURLToPath(new URL(`../${manifest.bin[program]}`, import.meta.url));
    let folder = '';
    let child: ChildProcess;
    let port = '';
    let said = '';
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'wapi-container-'));
      child = spawn(process.execPath, [bin, ...options, ...words, '--port', '0'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
      const ended = once(child, 'exit').then(() => Promise.reject(new Error(`It ended: ${said}`)));
      ended.catch(() => undefined);
      const [line] = (await Promise.race([once(child.stdout?.setEncoding('utf8') ?? child, 'data'), ended])) as [
        string,
      ];
      port = /:(\d+)\/wapi/.exec(line)?.[1] ?? '';
    });
    afterAll(() => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    });

    const check = () =>
      spawnSync(
        process.execPath,
        healthcheck.map((arg) => arg.replace(`:${last('EXPOSE')}/`, `:${port}/`)),
      ).status;

    it('listens for other machines on the exposed port, and warns about it', () => {
      const help = spawnSync(process.execPath, [bin, '--help'], { encoding: 'utf8' }).stdout;
      expect(help).toContain(`(default ${last('EXPOSE')})`);
      expect(said).toContain(`warning: --host 0.0.0.0 ${warning}`);
    });

    it('is healthy only while it responds', async () => {
      expect(healthcheck.join(' ')).toContain(`:${last('EXPOSE')}/`);
      expect(check()).toBe(0);
      child.kill(last('STOPSIGNAL') as NodeJS.Signals);
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(check()).toBe(1);
    });
  });
});
