import type { TryField, TryForm } from '../../model/try-form.js';
import { curlCommand, fillPath } from '../../samples/curl.js';
import { getShell } from '../shell-choice.js';
import type { CredentialHeader } from './callers.js';

/** The form's values, keyed by `fieldKey`. */
export interface FormValues {
  texts: Readonly<Record<string, string>>;
  files: Readonly<Record<string, File>>;
}

export interface ParsedResponse {
  status: number;
  /** The time between sending the request and receiving the end of the response. */
  milliseconds: number;
  headers: readonly (readonly [name: string, value: string])[];
  /** The parsed JSON, or a string if the body is not JSON. */
  body: unknown;
}

/** Returns the key of a field in the form's values. */
export function fieldKey({ place, name }: Pick<TryField, 'place' | 'name'>): string {
  return `${place}-${name}`;
}

/** Creates a one-pixel PNG. The form sends it if a file is required and the reader has chosen none. */
export function samplePicture(): File {
  const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new File([Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)], 'sample.png', {
    type: 'image/png',
  });
}

/**
 * Returns the names and values for one part of the request, e.g. the query. Empty fields are omitted, and a list
 * becomes one pair for each entry.
 */
function listPairs(
  { fields }: TryForm,
  place: TryField['place'],
  { texts, files }: FormValues,
): [string, string | File][] {
  return fields
    .filter((field) => field.place === place)
    .flatMap((field): [string, string | File][] => {
      const file = files[fieldKey(field)];
      const text = texts[fieldKey(field)] ?? '';
      if (file) return [[field.name, file]];
      if (text === '') return [];
      if (field.kind !== 'list') return [[field.name, text]];
      const name = field.name.endsWith('[]') ? field.name : `${field.name}[]`;
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => [name, line]);
    });
}

/**
 * Sends the request.
 *
 * @param baseUrl the base URL of the API, without a slash at the end
 * @param send sends the request; by default, the global `fetch`
 * @throws TypeError if the page receives no response, or is not allowed to read it
 */
export async function sendRequest(
  form: TryForm,
  baseUrl: string,
  credential: CredentialHeader,
  filled: FormValues,
  send: typeof fetch = (input, init) => fetch(input, init),
): Promise<ParsedResponse> {
  const path = listPairs(form, 'path', filled).map(([name, value]) => [name, String(value)] as const);
  const query = listPairs(form, 'query', filled).map(([name, value]) => [name, String(value)]);
  const body = new FormData();
  for (const [name, value] of listPairs(form, 'body', filled)) body.append(name, value);
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : '';
  const url = `${baseUrl}${fillPath(form.path, path)}${search}`;
  const headers = new Headers({ Accept: 'application/json' });
  if (credential) headers.set(...(credential as [string, string]));
  const start = performance.now();
  const response = await send(url, {
    method: form.method,
    headers,
    // Omit an empty body, because some servers reject a form without fields.
    ...([...body.keys()].length > 0 && { body }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'follow',
  });
  const text = await response.text();
  const milliseconds = Math.round(performance.now() - start);
  return { status: response.status, milliseconds, headers: [...response.headers], body: parseBody(text) };
}

/**
 * Returns the curl command for the same request in the chosen shell, with a placeholder for the credential.
 *
 * @param kind the kind of the credential
 */
export function toCurl(
  form: TryForm,
  baseUrl: string,
  kind: 'bearer' | 'wapiKey' | 'none',
  filled: FormValues,
): string {
  const path = listPairs(form, 'path', filled).map(([name, value]) => [name, String(value)] as const);
  const request = {
    method: form.method,
    url: new URL(baseUrl, location.href).href + fillPath(form.path, path),
    query: listPairs(form, 'query', filled).map(([name, value]) => [name, String(value)] as const),
    authorization: kind === 'bearer' ? 'Bearer <access_token>' : undefined,
    headers: kind === 'wapiKey' ? { [form.keyHeader]: '<key>' } : {},
    form: listPairs(form, 'body', filled).map(([name, value]) =>
      value instanceof File
        ? { name, value: value.name, fileType: value.type }
        : { name, value: isSecret(form, name) ? '…' : value },
    ),
  };
  return curlCommand(request, getShell());
}

function isSecret({ fields }: TryForm, name: string): boolean {
  return fields.some((field) => field.name === name && field.kind === 'secret');
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
