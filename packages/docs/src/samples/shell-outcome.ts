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
 * The lines of each script that follow the comments. Each script discards an earlier status code, because the script
 * would otherwise report that code if curl cannot be started.
 */
const OUTCOMES: Readonly<Record<Shell, (command: string, refusals: readonly number[]) => string[]>> = {
  bash: (command, refusals) => [
    `status=$(${command})`,
    'case $status in',
    '  2??) echo "Accepted: $(cat response.json)" ;;',
    `  ${refusals.join('|')}) echo "Refused: $status $(cat response.json)" ;;`,
    `  *) echo '${moneyTexts.unknown}' >&2; false ;;`,
    'esac',
  ],
  powershell: (command, refusals) => [
    "$status = ''",
    `$status = ${command}`,
    "if ($status -match '^2') {",
    '  "Accepted: $(Get-Content response.json)"',
    `} elseif ($status -match '^(${refusals.join('|')})$') {`,
    '  "Refused: $status $(Get-Content response.json)"',
    '} else {',
    `  Write-Error ${quoteForPowershell(moneyTexts.unknown)}`,
    '}',
  ],
  // The cmd prompt expands variables when it reads a line, so a line must not use a variable that it sets.
  cmd: (command, refusals) => [
    'set status=',
    `${command} > status.txt`,
    'set /p status=<status.txt',
    'set outcome=Unknown',
    'if "%status:~0,1%"=="2" set outcome=Accepted',
    `for %c in (${refusals.join(' ')}) do @if "%c"=="%status%" set outcome=Refused`,
    `if %outcome%==Unknown (echo ${moneyTexts.unknown}) else (echo %outcome%: %status%& type response.json)`,
  ],
};
