/** A shell for which the curl samples are written. */
export type Shell = 'bash' | 'powershell' | 'cmd';

/**
 * The shells, and their names for readers. Pages contain the samples for Bash, and load the samples for the remaining
 * shells on demand.
 */
export const SHELLS: Readonly<Record<Shell, string>> = { bash: 'Bash', powershell: 'PowerShell', cmd: 'cmd' };

/** The commands of a page for shells other than Bash, in the order in which they appear on the page. */
export type OtherShells = Readonly<Record<Exclude<Shell, 'bash'>, readonly string[]>>;

/**
 * Writes a curl command for a shell.
 *
 * @param lines the arguments, in groups that share a line
 */
export function toShell(lines: readonly (readonly string[])[], shell: Shell): string {
  if (shell === 'powershell') return toPowershell(lines);
  const [quote, lineEnd] = shell === 'cmd' ? [quoteForCmd, ' ^\n  '] : [quoteForBash, ' \\\n  '];
  return `curl ${lines.map((line) => line.map(quote).join(' ')).join(lineEnd)}`;
}

/**
 * Writes a command that works in all versions of PowerShell. Uses `curl.exe`, because `curl` is a different command in
 * Windows PowerShell. Versions before 7.3 pass double quotes, trailing backslashes and empty strings to programs
 * incorrectly. An argument with one of these is therefore placed after `--%`. PowerShell passes everything after it
 * unchanged, up to the end of the line.
 */
function toPowershell(lines: readonly (readonly string[])[]): string {
  const first = lines.findIndex((line) => line.some((text) => /"|\\$|^$/.test(text)));
  const [quoted, verbatim] = first < 0 ? [lines, []] : [lines.slice(0, first), lines.slice(first).flat()];
  return `curl.exe ${[
    ...quoted.map((line) => line.map(quoteForPowershell).join(' ')),
    ...(verbatim.length > 0 ? [`--% ${verbatim.map(quoteForWindows).join(' ')}`] : []),
  ].join(' `\n  ')}`;
}

/** Prefers double quotes. Uses single quotes if a shell would expand the text inside double quotes. */
function quoteForBash(text: string): string {
  if (isBare(text)) return text;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/**
 * Quotes a string for PowerShell. Also doubles typographic single quotes, because PowerShell treats them as plain
 * single quotes.
 */
export function quoteForPowershell(text: string): string {
  return isBare(text) ? text : `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

/**
 * Quotes a string for the cmd prompt. For cmd, `\"` ends a quoted string. If the string contains a double quote,
 * special characters are therefore escaped with a caret.
 */
function quoteForCmd(text: string): string {
  const quoted = quoteForWindows(text);
  return text.includes('"') ? quoted.replaceAll(/["^&|<>%]/g, '^$&') : quoted;
}

/** Quotes a string for the command line of a Windows program. Such a program reads `\"` as a double quote. */
function quoteForWindows(text: string): string {
  if (isBare(text)) return text;
  const escaped = text.replaceAll(
    /(\\*)("|$)/g,
    (_all, slashes: string, mark: string) => slashes.repeat(2) + mark.replace('"', '\\"'),
  );
  return `"${escaped}"`;
}

/** Whether a string needs no quotes in any shell. */
function isBare(text: string): boolean {
  return /^[\w.-]+$/.test(text);
}
