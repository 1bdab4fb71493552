import type { SampleRequest } from './sample-request.js';

/** Writes a request for PHP with its cURL extension. */
export function phpSample({ method, url, query, hasToken, texts, files }: SampleRequest): string {
  const fields = [
    ...unique(texts).map(([name, value]) => `        ${quote(name)} => ${quote(value)},`),
    ...files.map(
      ({ name, fileName, type }) => `        ${quote(name)} => new CURLFile(${quote(fileName)}, ${quote(type)}),`,
    ),
  ];
  const address =
    query.length === 0
      ? quote(url)
      : `${quote(`${url}?`)} . http_build_query([\n${unique(query)
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
    '$answer = json_decode(curl_exec($curl), true);',
    '$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);',
  ].join('\n');
}

/** An array of PHP has each key once, so the entries of a list are numbered. */
function unique(pairs: SampleRequest['texts']): [string, string][] {
  const counts = new Map<string, number>();
  return pairs.map(([name, value]) => {
    const place = counts.get(name) ?? 0;
    counts.set(name, place + 1);
    return [name.replace(/\[\]$/, `[${place}]`), value];
  });
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
