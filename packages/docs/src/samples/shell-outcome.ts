import { type MoneyRequest, moneyTexts } from './money.js';
import { quoteForPowershell, type Shell } from './shell.js';

/** Arguments with which curl prints only the status code, and writes the body of the response to a file. */
export const outcomeArguments = [
  ['--silent', '--show-error'],
  ['--output', 'response.json'],
  ['--write-out', '%{http_code}'],
] as const;

/**
 * Writes a script that distinguishes a refusal from a missing response.
 *
 * @param command a curl command with `outcomeArguments`
 */
export function withOutcome(command: string, { saved, refusals }: MoneyRequest, shell: Shell): string {
  const comment = shell === 'cmd' ? 'rem' : '#';
  return [
    ...[moneyTexts.save, ...saved.map(([name, value]) => `${name}=${value}`), 'the time of the request'].map(
      (line) => `${comment} ${line}`,
    ),
    ...OUTCOMES[shell](command, refusals),
  ].join('\n');
}

/**
 * The lines of each script that follow the comments. Each script discards an earlier status code or body, because the
 * script would otherwise report it if curl fails or cannot be started. curl fails if the body ends too early.
 *
 * A page of a gateway can have the status code of a refusal or of a success. Each script therefore also checks that the
 * body has the shape of a JSON object. The scripts do not parse the body, because Bash and cmd have no JSON parser.
 */
const OUTCOMES: Readonly<Record<Shell, (command: string, refusals: readonly number[]) => string[]>> = {
  // The name is not `status`, because that variable is read-only in zsh, the default shell of macOS.
  bash: (command, refusals) => [
    "body=''",
    `code=$(${command}) && body=$(cat response.json)`,
    'case $code$body in',
    '  2??{*}) echo "Accepted: $body" ;;',
    `  ${refusals.map((status) => `${status}{*}`).join('|')}) echo "Refused: $code $body" ;;`,
    `  *) echo '${moneyTexts.unknown}' >&2; false ;;`,
    'esac',
  ],
  powershell: (command, refusals) => [
    "$status = ''",
    `$status = ${command}`,
    '$body = if ($LASTEXITCODE -eq 0) { Get-Content response.json }',
    'if ("$status$body" -match \'^2..\\{.*\\}$\') {',
    '  "Accepted: $body"',
    `} elseif ("$status$body" -match '^(${refusals.join('|')})\\{.*\\}$') {`,
    '  "Refused: $status $body"',
    '} else {',
    `  Write-Error ${quoteForPowershell(moneyTexts.unknown)}`,
    '}',
  ],
  // The cmd prompt expands variables when it reads a line, so a line must not use a variable that it sets. `for` stores
  // the last line of the body, which ends with a brace however the JSON is indented.
  cmd: (command, refusals) => [
    'set status=',
    'set body=',
    `${command} > status.txt && set /p status=<status.txt`,
    'for /f "delims=" %l in (response.json) do @set body=%l',
    'set outcome=Unknown',
    'if "%status:~0,1%%body:~-1%"=="2}" set outcome=Accepted',
    `for %c in (${refusals.join(' ')}) do @if "%c}"=="%status%%body:~-1%" set outcome=Refused`,
    `if %outcome%==Unknown (echo ${moneyTexts.unknown}) else (echo %outcome%: %status%& type response.json)`,
  ],
};
