import { type MoneyRequest, moneyTexts, TIME_LIMIT } from './money.js';
import type { SampleRequest } from './sample-request.js';

/** Writes a request for PHP's cURL extension. */
export function phpSample({ method, url, query, hasToken, texts, files, money }: SampleRequest): string {
  const isSaved = (name: string) => money?.saved.some(([saved]) => saved === name) ?? false;
  const fields = [
    ...numberListEntries(texts).map(
      ([name, value]) => `        ${quote(name)} => ${isSaved(name) ? `$saved[${quote(name)}]` : quote(value)},`,
    ),
    ...files.map(
      ({ name, fileName, type }) => `        ${quote(name)} => new CURLFile(${quote(fileName)}, ${quote(type)}),`,
    ),
  ];
  const address =
    query.length === 0
      ? quote(url)
      : `${quote(`${url}?`)} . http_build_query([\n${numberListEntries(query)
          .map(([name, value]) => `    ${quote(name)} => ${quote(value)},`)
          .join('\n')}\n])`;
  return [
    '<?php',
    ...(money ? [`// ${moneyTexts.save}`, '$saved = [', ...listSaved(money), '];'] : []),
    `$curl = curl_init(${address});`,
    'curl_setopt_array($curl, [',
    `    CURLOPT_CUSTOMREQUEST => ${quote(method)},`,
    '    CURLOPT_RETURNTRANSFER => true,',
    ...(money ? [`    CURLOPT_TIMEOUT => ${TIME_LIMIT}, // seconds`] : []),
    '    CURLOPT_HTTPHEADER => [',
    "        'Accept: application/json',",
    ...(hasToken ? ["        'Authorization: Bearer ' . getenv('WAPI_TOKEN'),"] : []),
    '    ],',
    ...(fields.length > 0 ? ['    CURLOPT_POSTFIELDS => [', ...fields, '    ],'] : []),
    ']);',
    ...(money ? moneyOutcome(money) : plainOutcome),
  ].join('\n');
}

const plainOutcome = [
  '$data = json_decode(curl_exec($curl), true);',
  '$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);',
];

function listSaved({ saved }: MoneyRequest): string[] {
  const pairs = [...saved.map(([name, value]) => [name, quote(value)] as const), ['sent_at', 'date(DATE_ATOM)']];
  return pairs.map(([name = '', value]) => `    ${quote(name)} => ${value},`);
}

function moneyOutcome({ refusals }: MoneyRequest): string[] {
  return [
    '$data = json_decode((string) curl_exec($curl), true);',
    '$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);',
    'if (is_array($data) && $status >= 200 && $status < 300) {',
    "    echo 'Accepted: ', json_encode($data), PHP_EOL;",
    `} elseif (is_array($data) && in_array($status, [${refusals.join(', ')}], true)) {`,
    "    echo 'Refused: ', $status, ' ', $data['message'], PHP_EOL;",
    '} else {',
    `    fwrite(STDERR, ${quote(moneyTexts.unknown)} . PHP_EOL);`,
    '    fwrite(STDERR, json_encode($saved + [$status, curl_error($curl)]) . PHP_EOL);',
    '    exit(1);',
    '}',
  ];
}

/** Numbers the entries of lists, because a PHP array cannot repeat a key. */
function numberListEntries(pairs: SampleRequest['texts']): [string, string][] {
  const counts = new Map<string, number>();
  return pairs.map(([name, value]) => {
    const index = counts.get(name) ?? 0;
    counts.set(name, index + 1);
    return [name.replace(/\[\]$/, `[${index}]`), value];
  });
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
