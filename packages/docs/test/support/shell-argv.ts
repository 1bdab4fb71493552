import { execFileSync } from 'node:child_process';

/** Splits a command line as Windows programs do: `CommandLineToArgvW`, without its rule for the program's name. */
export function splitCommandLine(line: string): string[] {
  const args: string[] = [];
  let current: string | undefined;
  let isQuoted = false;
  for (const [token] of line.matchAll(/\\*"|\\+|[^"\\]/g)) {
    if (token.endsWith('"')) {
      const slashes = token.length - 1;
      current = (current ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) current += '"';
      else isQuoted = !isQuoted;
    } else if (/[ \t]/.test(token) && !isQuoted) {
      if (current !== undefined) args.push(current);
      current = undefined;
    } else current = (current ?? '') + token;
  }
  if (isQuoted) throw new Error(`The command line must have an even number of quotes, received ${line}`);
  return current === undefined ? args : [...args, current];
}

/**
 * Returns the arguments that curl receives from the prompt of cmd.
 *
 * @throws Error if the script has no command with curl, or a character that cmd would interpret
 */
export function cmdArguments(script: string): string[] {
  const start = script.search(/^curl /m);
  let line = '';
  let isQuoted = false;
  for (let index = start; index < script.length; index += 1) {
    const character = script.charAt(index);
    if (character === '\n' && isQuoted) throw new Error(`A quoted text must end on its line, received ${line}`);
    if (isQuoted) {
      line += character;
      isQuoted = character !== '"';
    } else if (character === '^') {
      // A caret before a line break joins two lines. Before any other character, it makes that character literal.
      index += 1;
      line += script.charAt(index).replace('\n', '');
    } else if (character === '\n' || character === '>') break;
    else if (/[&|<]/.test(character)) throw new Error(`The character ${character} must have a caret: ${line}`);
    else {
      line += character;
      isQuoted = character === '"';
    }
  }
  if (/%\w+%/.test(line)) throw new Error(`The command must contain no variable, received ${line}`);
  const [program, ...args] = splitCommandLine(line);
  if (start < 0 || program !== 'curl') throw new Error(`The script must run curl, received ${script}`);
  return args;
}

/**
 * Returns the arguments that curl receives from PowerShell on Windows.
 *
 * @param version `5.1` passes double quotes unchanged, and `7.3` escapes them
 */
export function powershellArguments(script: string, version: '5.1' | '7.3'): string[] {
  const start = script.search(/(?<=^(\$status = )?)curl\.exe /m);
  const passed: string[] = [];
  const tokens =
    /(?<space>(?: |`\n)+)|--% (?<verbatim>.*)|'(?<quoted>(?:[^'‘’‚‛]|['‘’‚‛]{2})*)'|(?<bare>[\w-][\w.-]*)|(?<end>\n|$)/y;
  tokens.lastIndex = start;
  for (;;) {
    const { lastIndex } = tokens;
    const { space, verbatim, quoted, bare, end } = tokens.exec(script)?.groups ?? {};
    if (end !== undefined) break;
    if (verbatim !== undefined) passed.push(verbatim);
    else if (bare !== undefined) passed.push(bare);
    else if (quoted !== undefined) passed.push(passArgument(quoted.replaceAll(/(['‘’‚‛])['‘’‚‛]/g, '$1'), version));
    else if (space === undefined) throw new Error(`PowerShell would interpret ${script.slice(lastIndex)}`);
  }
  const [program, ...args] = splitCommandLine(passed.join(' '));
  if (start < 0 || program !== 'curl.exe') throw new Error(`The script must run curl.exe, received ${script}`);
  return args;
}

/** Returns an argument as a version of PowerShell writes it into a program's command line. */
function passArgument(text: string, version: '5.1' | '7.3'): string {
  const needsQuotes = /\s/.test(text) || (text === '' && version === '7.3');
  if (version === '5.1') return needsQuotes ? `"${text}"` : text;
  const escaped = text.replaceAll(/(\\*)"/g, '$1$1\\"');
  return needsQuotes ? `"${escaped.replace(/\\+$/, '$&$&')}"` : escaped;
}

/** Runs scripts in a single Bash process, and returns the arguments that each script passes to curl. */
export function bashArguments(scripts: readonly string[]): string[][] {
  const run = [
    'exec 3>&1 >/dev/null 2>&1',
    String.raw`curl() { printf '%s\0' "$@" >&3; }`,
    ...scripts.flatMap((script) => [script, String.raw`printf '\n\0' >&3`]),
  ];
  const output = execFileSync('bash', { input: run.join('\n'), encoding: 'utf8' });
  return output
    .split('\n\0')
    .slice(0, -1)
    .map((args) => args.split('\0').slice(0, -1));
}

/** The outcome that a sample of an operation that moves money reports. */
export type Outcome = 'Accepted' | 'Refused' | 'Unknown';

/** Returns the outcome that a sample for PowerShell reports for a response. Evaluates the sample's patterns. */
export function powershellOutcome(script: string, status: string, body: string): Outcome {
  const [accepted = '', refused = ''] = [...script.matchAll(/\("\$status\$body" -match '(.*)'\)/g)].map(
    ([, pattern = '']) => pattern,
  );
  if (accepted === '' || refused === '') throw new Error(`The script must match two patterns, received ${script}`);
  if (new RegExp(accepted, 'i').test(status + body)) return 'Accepted';
  return new RegExp(refused, 'i').test(status + body) ? 'Refused' : 'Unknown';
}

/** Returns the outcome that a sample for cmd reports for a response. Evaluates the sample's `if` and `for` commands. */
export function cmdOutcome(script: string, status: string, body: string): Outcome {
  const last = body.trimEnd().split('\n').at(-1) ?? '';
  const values = { '%status%': status, '%status:~0,1%': status.slice(0, 1), '%body:~-1%': last.slice(-1) };
  let outcome: Outcome = 'Unknown';
  for (const [line, list, left = '', right = '', result] of script.matchAll(
    /^(?:for %c in \((.*)\) do @)?if "(.*)"=="(.*)" set outcome=(Accepted|Refused)$/gm,
  )) {
    // The prompt leaves a variable without a value unchanged.
    const expand = (text: string) =>
      Object.entries(values).reduce((done, [name, value]) => done.replace(name, value || name), text);
    const rest = Object.keys(values).reduce((text, name) => text.replaceAll(name, ''), left + right);
    if (/%(?!c\b)/.test(rest)) throw new Error(`The command must use only known variables, received ${line}`);
    for (const item of (list ?? '').split(' '))
      if (expand(left).replace('%c', item) === expand(right).replace('%c', item)) outcome = result as Outcome;
  }
  return outcome;
}
