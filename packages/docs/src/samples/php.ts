import type { SampleRequest } from './sample-request.js';

/** Writes a request for PHP's cURL extension. */
export function phpSample({ method, url, query, hasToken, texts, files }: SampleRequest): string {
  const fields = [
    ...numberListEntries(texts).map(([name, value]) => `        ${quote(name)} => ${quote(value)},`),
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
    `$curl = curl_init(${address});`,
    'curl_setopt_array($curl, [',
    `    CURLOPT_CUSTOMREQUEST => ${quote(method)},`,
    '    CURLOPT_RETURNTRANSFER => true,',
    '    CURLOPT_HTTPHEADER => [',
    "        'Accept: application/json',",
    ...(hasToken ? ["        'Authorization: Bearer ' . getenv('WAPI_TOKEN'),"] : []),
    '    ],',
    ...(fields.length > 0 ? ['    CURLOPT_POSTFIELDS => [', ...fields, '    ],'] : []),
    ']);',
    '$data = json_decode(curl_exec($curl), true);',
    '$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);',
  ].join('\n');
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
