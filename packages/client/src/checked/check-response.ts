import { readChecks } from '../generated/checks.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { ReceivedResponse } from '../transport/read-body.js';
import type { Checks, CheckedResponse, Finding } from './checks.js';
import { type Failure, findUndocumented, kindOf, validate } from './validate.js';

let loaded: Checks | undefined;
let names: ReadonlySet<string>;

/** Compares a response with the spec. Does not check operations that are not in the spec. */
export function checkResponse({ id, limit }: OperationDescriptor, received: ReceivedResponse): Finding[] {
  const checks = (loaded ??= readChecks());
  names ??= new Set(checks.schemas.flatMap(({ properties = {} }) => Object.keys(properties)));
  const { status, headers } = received.response;
  const responses = Object.hasOwn(checks.responses, id) ? checks.responses[id] : undefined;
  if (!responses) return [];
  const documented = responses[status];
  if (!documented) {
    const expected = Object.keys(responses).join(', ');
    return [{ pointer: 'status', rule: 'status', expected, seen: String(status) }];
  }
  const findings = checkHeaders(checks, documented, limit, headers);
  if (status === 204 || received.fault) return findings;
  const isJson = checkContentType(headers.get('Content-Type'), findings);
  if (isJson) findings.push(...checkBody(checks, documented, status, received.text));
  return findings;
}

function checkHeaders(checks: Checks, documented: CheckedResponse, limit: number, headers: Headers): Finding[] {
  return documented.headers.flatMap((name) => {
    const pointer = `header/${name}`;
    const text = headers.get(name);
    if (text === null) return [{ pointer, rule: 'required', expected: 'a value', seen: 'nothing' }];
    const value = /^\s*[+-]?(0|[1-9]\d*)\s*$/.test(text) ? Number(text) : text;
    const [failure] = validate(checks.schemas, checks.headers[name] ?? -1, value);
    if (failure) return [{ pointer, rule: failure.rule, expected: failure.expected, seen: failure.seen }];
    return name.toLowerCase() !== 'x-ratelimit-limit' || value === limit
      ? []
      : [{ pointer, rule: 'const', expected: String(limit), seen: 'another number' }];
  });
}

/** @returns whether the body is JSON */
function checkContentType(value: string | null, findings: Finding[]): boolean {
  const [mediaType, ...parameters] = (value ?? '').split(';').map((part) => part.trim().toLowerCase());
  const pointer = 'header/Content-Type';
  if (mediaType !== 'application/json') {
    const seen = value === null ? 'nothing' : 'another media type';
    findings.push({ pointer, rule: 'mediaType', expected: 'application/json', seen });
    return false;
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset))
    findings.push({ pointer, rule: 'charset', expected: 'utf-8', seen: 'another charset' });
  return true;
}

function checkBody(checks: Checks, documented: CheckedResponse, status: number, text: string): Finding[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ pointer: '', rule: 'json', expected: 'JSON', seen: text === '' ? 'no body' : 'other content' }];
  }
  const failures: Failure[] = validate(checks.schemas, documented.schema, value);
  const message = (value as { message?: unknown } | null)?.message;
  if (typeof message === 'string' && !failures.some(({ path }) => path.join('/') === 'message')) {
    // In the spec, the item number in messages about list items is always 0.
    const wanted = status === 400 ? message.replace(/\.\d+\b/, '.0') : message;
    const isKnown = documented.messages.some((index) => [message, wanted].includes(checks.messages[index] ?? ''));
    if (!isKnown)
      failures.push({ path: ['message'], rule: 'message', expected: 'a documented message', seen: 'another message' });
  }
  for (const path of findUndocumented(checks.schemas, [documented.schema], value)) {
    const seen = kindOf(path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], value));
    failures.push({ path, rule: 'undocumented', expected: 'nothing', seen });
  }
  const findings = failures.map(({ path, ...rest }) => ({ pointer: toPointer(path), ...rest }));
  return [...new Map(findings.map((finding) => [`${finding.pointer} ${finding.rule}`, finding])).values()];
}

/** Shows only names that the spec contains, because an unknown name may be a private value. */
function toPointer(path: readonly string[]): string {
  return path.map((name) => `/${names.has(name) ? name : '*'}`).join('');
}
