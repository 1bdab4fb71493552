import type { SampleRequest } from './sample-request.js';

/** Writes a request for Python's `requests` library. */
export function pythonSample({ method, url, query, hasToken, texts, files }: SampleRequest): string {
  const headers = [
    "'Accept': 'application/json'",
    ...(hasToken ? ["'Authorization': 'Bearer ' + os.environ['WAPI_TOKEN']"] : []),
  ];
  return [
    ...(hasToken ? ['import os'] : []),
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    `    ${quote(url)},`,
    `    headers={${headers.join(', ')}},`,
    ...argument('params', query),
    ...argument('data', texts),
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
    ')',
    'print(response.status_code, response.json())',
  ].join('\n');
}

/** Writes an argument as a list of pairs, because a dictionary cannot repeat a name. */
function argument(name: string, pairs: SampleRequest['texts']): string[] {
  if (pairs.length === 0) return [];
  return [`    ${name}=[`, ...pairs.map(([key, value]) => `        (${quote(key)}, ${quote(value)}),`), '    ],'];
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
