/** A shell that samples with curl are written for. */
export type Shell = 'bash' | 'powershell' | 'cmd';

/** The shells, and their names for readers. Pages contain the samples for Bash, and load the other ones on demand. */
export const SHELLS: Readonly<Record<Shell, string>> = { bash: 'Bash', powershell: 'PowerShell', cmd: 'cmd' };

/** The commands of a page for the shells that it does not contain, in the order of the page. */
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
 * Writes a command for all versions of PowerShell. In Windows PowerShell, `curl` alone is a different command. Versions
 * before 7.3 pass a double quote, a backslash at the end and an empty text wrongly to programs, so an argument with one
 * of them follows `--%`: from there to the end of the line, PowerShell passes the text as it is.
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

/** Quotes a text for PowerShell, which accepts typographic single quotes as single quotes. */
export function quoteForPowershell(text: string): string {
  return isBare(text) ? text : `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

/**
 * Quotes a text for the prompt of cmd. For cmd, `\"` ends a quoted text, so a text with a double quote has a caret
 * before each character with a meaning.
 */
function quoteForCmd(text: string): string {
  const quoted = quoteForWindows(text);
  return text.includes('"') ? quoted.replaceAll(/["^&|<>%]/g, '^$&') : quoted;
}

/** Quotes a text as Windows programs read their command line: they read `\"` as a double quote. */
function quoteForWindows(text: string): string {
  if (isBare(text)) return text;
  return `"${text.replaceAll(/(\\*)("|$)/g, (_all, slashes: string, mark: string) => slashes.repeat(2) + mark.replace('"', '\\"'))}"`;
}

/** Whether a text needs no quotes in any shell. */
function isBare(text: string): boolean {
  return /^[\w.-]+$/.test(text);
}
