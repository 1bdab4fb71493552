import { describe, expect, it, vi } from 'vitest';
import { rewrite } from '../../src/browser/platform.js';
import { highlight } from '../../src/components/highlight.js';
import { listPlatformChoices, type PlatformChoice } from '../../src/model/platform-choices.js';
import { curlCommand } from '../../src/samples/curl.js';
import { type Shell, toShell } from '../../src/samples/shell.js';
import {
  bashArguments,
  cmdArguments,
  cmdOutcome,
  powershellArguments,
  powershellOutcome,
} from '../support/shell-argv.js';
import { bundle, decode, readPage, site } from '../support/site.js';

// Without the build, the script of the pages has no list of platforms. `rewrite` does not use the list.
vi.hoisted(() => vi.stubGlobal('PLATFORMS', []));

const platforms = listPlatformChoices(bundle.contract);

/** Rewrites a sample for a platform as the page does: each text node of the highlighted code separately. */
function adapt(command: string, shell: Shell, platform: PlatformChoice): string {
  const [standard = platform] = platforms;
  if (platform === standard) return command;
  return highlight(command, shell)
    .split(/<[^>]+>/)
    .map((text) => rewrite(decode(text), standard, platform))
    .join('');
}

const samples = [
  ...site.operations.flatMap(({ operation, samples: written }) =>
    written.flatMap(({ curl, powershell, cmd, platforms: fitting }, index) =>
      platforms
        .filter(({ code }) => fitting?.some((own) => own === code) ?? true)
        .map((platform) => ({
          title: `${operation.id} ${index} ${platform.code}`,
          bash: adapt(curl, 'bash', platform),
          powershell: adapt(powershell, 'powershell', platform),
          cmd: adapt(cmd, 'cmd', platform),
        })),
    ),
  ),
  ...[site.firstCall.grantToken, site.firstCall.readProfile].map((bash, index) => ({
    title: `first call ${index}`,
    bash,
    powershell: site.firstCall.shells.powershell[index] ?? '',
    cmd: site.firstCall.shells.cmd[index] ?? '',
  })),
];

describe('the curl samples for PowerShell and cmd', () => {
  it('pass the same arguments as Bash, for each operation, example and platform', () => {
    const expected = bashArguments(samples.map(({ bash }) => bash));
    expect(new Set(expected.flatMap((args) => /\/\/(\w\w)sb\./.exec(args.join(' '))?.[1] ?? []))).toEqual(
      new Set(platforms.map(({ code }) => code)),
    );
    for (const [index, { title, powershell, cmd }] of samples.entries()) {
      expect(cmdArguments(cmd), title).toEqual(expected[index]);
      for (const version of ['5.1', '7.3'] as const)
        expect(powershellArguments(powershell, version), title).toEqual(expected[index]);
    }
  });

  it('are in a file next to each page, with the tones of code', () => {
    for (const { operation, samples: written } of site.operations)
      for (const shell of ['powershell', 'cmd'] as const)
        expect(JSON.parse(readPage(`api/${operation.id}/shells.json`))).toHaveProperty(
          shell,
          written.map((sample) => highlight(sample[shell], shell)),
        );
    expect(JSON.parse(readPage('shells.json'))).toEqual(
      expect.objectContaining({ cmd: site.firstCall.shells.cmd.map((command) => highlight(command, 'cmd')) }),
    );
  });
});

describe('the samples of an operation that moves money', () => {
  const [sample] = site.operations.find(({ operation }) => operation.movesMoney)?.samples ?? [];
  const { curl = '', powershell = '', cmd = '' } = sample ?? {};

  it.each([
    ['201', '{"message":"Created"}', 'Accepted'],
    ['200', '{\n  "message": "Created"\n}\n', 'Accepted'],
    ['403', '{"message":"Forbidden"}', 'Refused'],
    ['200', '<html><h1>Gateway</h1></html>\n', 'Unknown'],
    ['403', '<html><h1>Gateway</h1></html>\n', 'Unknown'],
    ['201', '{"message":"Cre', 'Unknown'],
    ['403', '{"message":"For', 'Unknown'],
    ['502', '{"message":"Bad Gateway"}', 'Unknown'],
    ['201', '', 'Unknown'],
    ['', '{"message":"Created"}', 'Unknown'],
  ])('report a response with status code %j and body %j as %s', (status, body, outcome) => {
    // `Get-Content` returns a list of lines, which PowerShell joins with spaces.
    expect(powershellOutcome(powershell, status, body.trimEnd().replaceAll('\n', ' '))).toBe(outcome);
    expect(cmdOutcome(cmd, status, body)).toBe(outcome);
  });

  it('ignore the response if curl fails', () => {
    expect(powershell).toContain('$body = if ($LASTEXITCODE -eq 0) { Get-Content response.json }');
    expect(cmd).toContain(' > status.txt && set /p status=<status.txt\n');
  });

  it('assign no variable that zsh reserves, because zsh is the default shell of macOS', () => {
    expect(curl.match(/^\w+(?==)/gm)).toEqual(['body', 'code']);
  });
});

describe('toShell', () => {
  const values = [
    ['both quotes', `a"b'c`],
    ['an odd number of quotes, and an operator', 'a" & b > c | d'],
    ['JSON text', '{"a": "x & y", "b": "<z>"}'],
    ['backslashes before a quote and at the end', String.raw`a\"b \\`],
    ['a backslash at the end, after a space', 'a b\\'],
    ['operators', 'a & b | c > d < e ^ f ; (g)'],
    ['variables and marks', '$HOME `x` $(y) !z! 100%'],
    ['typographic quotes', '‘a’ ‚b‛ “c”'],
    ['a leading @', '@home'],
    ['an empty text', ''],
  ] as const;

  it('passes each value unchanged in each shell', () => {
    // Put an argument before and after the value, to show that quoting the value changes neither of them.
    const commands = values.map(([title, value]) => ({
      title,
      lines: [
        ['-X', 'POST', 'http://x?a=1&b=2'],
        ['-F', value],
        ['-F', 'last=a b'],
      ],
    }));
    const inBash = bashArguments(commands.map(({ lines }) => toShell(lines, 'bash')));
    for (const [index, { title, lines }] of commands.entries()) {
      const expected = lines.flat();
      expect(inBash[index], title).toEqual(expected);
      expect(cmdArguments(toShell(lines, 'cmd')), title).toEqual(expected);
      for (const version of ['5.1', '7.3'] as const)
        expect(powershellArguments(toShell(lines, 'powershell'), version), title).toEqual(expected);
    }
  });

  it('writes the command that readers of each shell expect', () => {
    const write = (shell: Shell) =>
      curlCommand(
        { method: 'POST', url: 'http://x', authorization: undefined, form: [{ name: 'data', value: '{"a":"b"}' }] },
        shell,
      ).split('\n');
    expect(write('powershell')).toEqual([
      "curl.exe -X POST 'http://x' `",
      "  -H 'Accept: application/json' `",
      String.raw`  --% -F "data={\"a\":\"b\"}"`,
    ]);
    expect(write('cmd')).toEqual([
      'curl -X POST "http://x" ^',
      '  -H "Accept: application/json" ^',
      String.raw`  -F ^"data={\^"a\^":\^"b\^"}^"`,
    ]);
  });
});
