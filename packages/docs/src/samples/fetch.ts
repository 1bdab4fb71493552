import type { SampleRequest } from './sample-request.js';
import { Expression, toSource } from './source-text.js';

/** Writes a request with plain `fetch` for Node. The source is both TypeScript and JavaScript. */
export function fetchSample({ method, url, query, hasToken, texts, files }: SampleRequest): string {
  const headers = {
    Accept: 'application/json',
    ...(hasToken && { Authorization: new Expression('`Bearer ${process.env.WAPI_TOKEN}`') }),
  };
  const hasBody = texts.length + files.length > 0;
  const options = { method, headers, ...(hasBody && { body: new Expression('body') }) };
  const address = query.length > 0 ? `\`${url}?\${query}\`` : toSource(url);
  return [
    ...(files.length > 0 ? ["import { openAsBlob } from 'node:fs';", ''] : []),
    ...(query.length > 0 ? [`const query = new URLSearchParams(${toSource(query)});`] : []),
    ...(hasBody ? ['const body = new FormData();'] : []),
    ...texts.map(([name, value]) => `body.append(${toSource(name)}, ${toSource(value)});`),
    ...files.map(
      ({ name, fileName, type }) =>
        `body.append(${toSource(name)}, await openAsBlob(${toSource(fileName)}, { type: ${toSource(type)} }), ${toSource(fileName)});`,
    ),
    `const response = await fetch(${address}, ${toSource(options).replace('body: body', 'body')});`,
    'const data = await response.json();',
  ].join('\n');
}
