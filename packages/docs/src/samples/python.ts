import { type MoneyRequest, moneyTexts, TIME_LIMIT } from './money.js';
import type { SampleRequest } from './sample-request.js';

/** Writes a request for Python's `requests` library. */
export function pythonSample(request: SampleRequest): string {
  const { hasToken, money } = request;
  const imports = [
    ...(hasToken ? ['import os'] : []),
    ...(money ? ['import sys', 'from datetime import datetime, timezone'] : []),
    'import requests',
  ];
  if (!money) return [...imports, '', ...writeCall(request), 'print(response.status_code, response.json())'].join('\n');
  return [
    ...imports,
    '',
    `# ${moneyTexts.save}`,
    'saved = {',
    ...listSaved(money),
    '}',
    'try:',
    ...writeCall(request).map((line) => `    ${line}`),
    '    status, data = response.status_code, response.json()',
    'except (requests.RequestException, ValueError) as error:',
    '    status, data = 0, error',
    'if 200 <= status < 300:',
    "    print('Accepted:', data)",
    `elif status in (${money.refusals.join(', ')}):`,
    "    print('Refused:', status, data)",
    'else:',
    `    print(${quote(moneyTexts.unknown)}, file=sys.stderr)`,
    '    sys.exit(str((saved, status, data)))',
  ].join('\n');
}

function writeCall({ method, url, query, hasToken, texts, files, money }: SampleRequest): string[] {
  const headers = [
    "'Accept': 'application/json'",
    ...(hasToken ? ["'Authorization': 'Bearer ' + os.environ['WAPI_TOKEN']"] : []),
  ];
  return [
    `response = requests.${method.toLowerCase()}(`,
    `    ${quote(url)},`,
    `    headers={${headers.join(', ')}},`,
    ...writeArgument('params', query, undefined),
    ...writeArgument('data', texts, money),
    ...(files.length > 0
      ? [
          '    files={',
          ...files.map(
            ({ name, fileName, type }) =>
              `        ${quote(name)}: (${quote(fileName)}, open(${quote(fileName)}, 'rb'), ${quote(type)}),`,
          ),
          '    },',
        ]
      : []),
    ...(money ? [`    timeout=${TIME_LIMIT},  # seconds`] : []),
    ')',
  ];
}

/** Writes an argument as a list of pairs, because a dictionary cannot repeat a name. */
function writeArgument(name: string, pairs: SampleRequest['texts'], money: MoneyRequest | undefined): string[] {
  if (pairs.length === 0) return [];
  const write = ([key, value]: readonly [string, string]) =>
    money?.saved.some(([saved]) => saved === key) ? `saved[${quote(key)}]` : quote(value);
  return [`    ${name}=[`, ...pairs.map((pair) => `        (${quote(pair[0])}, ${write(pair)}),`), '    ],'];
}

function listSaved({ saved }: MoneyRequest): string[] {
  const pairs = saved.map(([name, value]) => `    ${quote(name)}: ${quote(value)},`);
  return [...pairs, "    'sent_at': datetime.now(timezone.utc).isoformat(),"];
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
