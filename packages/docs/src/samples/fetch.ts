import { type MoneyRequest, moneyTexts, TIME_LIMIT } from './money.js';
import type { SampleRequest } from './sample-request.js';
import { Expression, toSource } from './source-text.js';

/** Writes a request with plain `fetch` for Node. The code is valid as both TypeScript and JavaScript. */
export function fetchSample({ method, url, query, hasToken, texts, files, money }: SampleRequest): string {
  const headers = {
    Accept: 'application/json',
    ...(hasToken && { Authorization: new Expression('`Bearer ${process.env.WAPI_TOKEN}`') }),
  };
  const hasBody = texts.length + files.length > 0;
  const options = {
    method,
    headers,
    ...(hasBody && { body: new Expression('body') }),
    ...(money && { signal: new Expression(`AbortSignal.timeout(${TIME_LIMIT}_000)`) }),
  };
  const address = query.length > 0 ? `\`${url}?\${query}\`` : toSource(url);
  const isSaved = (name: string) => money?.saved.some(([saved]) => saved === name) ?? false;
  const request = [
    `const response = await fetch(${address}, ${toSource(options).replace('body: body', 'body')});`,
    'const data = await response.json();',
  ];
  return [
    ...(files.length > 0 ? ["import { openAsBlob } from 'node:fs';", ''] : []),
    ...(money ? saveRequest(money) : []),
    ...(query.length > 0 ? [`const query = new URLSearchParams(${toSource(query)});`] : []),
    ...(hasBody ? ['const body = new FormData();'] : []),
    ...texts.map(
      ([name, value]) => `body.append(${toSource(name)}, ${isSaved(name) ? `saved.${name}` : toSource(value)});`,
    ),
    ...files.map(
      ({ name, fileName, type }) =>
        `body.append(${toSource(name)}, await openAsBlob(${toSource(fileName)}, { type: ${toSource(type)} }), ${toSource(fileName)});`,
    ),
    ...(money ? withOutcome(request, money) : request),
  ].join('\n');
}

/** Writes an object with the values that later identify the request. */
export function saveRequest({ saved }: MoneyRequest): string[] {
  const values = { ...Object.fromEntries(saved), sent_at: new Expression('new Date().toISOString()') };
  return [`// ${moneyTexts.save}`, `const saved = ${toSource(values, '', 'const saved = ;'.length)};`];
}

function withOutcome(request: readonly string[], { refusals }: MoneyRequest): string[] {
  return [
    'try {',
    ...request.flatMap((part) => part.split('\n')).map((line) => `  ${line}`),
    "  if (response.ok) console.log('Accepted:', data);",
    `  else if ([${refusals.join(', ')}].includes(response.status)) console.log('Refused:', response.status, data);`,
    '  else throw new Error(`status ${response.status}`);',
    '} catch (error) {',
    `  console.error(${toSource(moneyTexts.unknown)});`,
    '  console.error(saved, error);',
    '  process.exitCode = 1;',
    '}',
  ];
}
