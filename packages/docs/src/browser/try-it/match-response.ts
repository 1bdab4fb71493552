import type { TryResponse } from '../../model/try-form.js';

/** A documented response, and how closely a received response matches it. */
export interface ResponseMatch {
  response: TryResponse;
  /** `equal`: the same body; `message`: the same error message; `fields`: the same fields with different values. */
  kind: 'equal' | 'message' | 'fields';
}

/**
 * Finds the documented response that best matches a received one. Returns undefined if no documented response with the
 * same status code has the same message or the same fields.
 */
export function matchResponse(
  status: number,
  body: unknown,
  documented: readonly TryResponse[],
): ResponseMatch | undefined {
  const sameStatus = documented.filter((response) => response.status === status);
  const equal = sameStatus.find(({ value }) => isEqual(value, body));
  if (equal) return { response: equal, kind: 'equal' };
  const message = getMessage(body);
  const sameMessage =
    status >= 400 && message !== undefined ? sameStatus.find(({ value }) => getMessage(value) === message) : undefined;
  if (sameMessage) return { response: sameMessage, kind: 'message' };
  const names = fieldNames(body).join();
  const sameFields = sameStatus.filter(({ value }) => fieldNames(value).join() === names);
  sameFields.sort((a, b) => countCommonValues(b.value, body) - countCommonValues(a.value, body));
  return sameFields[0] && { response: sameFields[0], kind: 'fields' };
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isEqual(a[key], b[key]));
}

/** Returns the paths of all fields. Reads only the first entry of a list. */
function fieldNames(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : fieldNames(value[0], `${place}[]`);
  if (!isObject(value)) return [place];
  const keys = Object.keys(value);
  keys.sort();
  return keys.flatMap((key) => fieldNames(value[key], `${place}.${key}`));
}

function countCommonValues(a: unknown, b: unknown): number {
  if (!isObject(a) || !isObject(b)) return Number(a === b);
  return Object.keys(a).reduce((sum, key) => sum + countCommonValues(a[key], b[key]), 0);
}

function getMessage(body: unknown): unknown {
  return isObject(body) ? body['message'] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
