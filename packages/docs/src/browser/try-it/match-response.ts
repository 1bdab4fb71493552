import type { TryResponse } from '../../model/try-form.js';

/** Which documented answer an answer is. */
export interface ResponseMatch {
  answer: TryResponse;
  /** `same`: word for word; `message`: the same error; `form`: the same fields with other values. */
  how: 'same' | 'message' | 'form';
}

/** Finds the documented answer that an answer is, or is most like; undefined where none of its status has its fields. */
export function matchResponse(
  status: number,
  body: unknown,
  answers: readonly TryResponse[],
): ResponseMatch | undefined {
  const ofStatus = answers.filter((answer) => answer.status === status);
  const same = ofStatus.find(({ value }) => isEqual(value, body));
  if (same) return { answer: same, how: 'same' };
  const message = getMessage(body);
  const worded =
    status >= 400 && message !== undefined ? ofStatus.find(({ value }) => getMessage(value) === message) : undefined;
  if (worded) return { answer: worded, how: 'message' };
  const form = fieldNames(body).join();
  const alike = ofStatus
    .filter(({ value }) => fieldNames(value).join() === form)
    .toSorted((a, b) => commonValues(b.value, body) - commonValues(a.value, body))[0];
  return alike && { answer: alike, how: 'form' };
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isEqual(a[key], b[key]));
}

/** The names of all fields, those of the first entry standing for a list. */
function fieldNames(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : fieldNames(value[0], `${place}[]`);
  if (!isObject(value)) return [place];
  return Object.keys(value)
    .toSorted()
    .flatMap((key) => fieldNames(value[key], `${place}.${key}`));
}

/** How many values two answers have in common. */
function commonValues(a: unknown, b: unknown): number {
  if (!isObject(a) || !isObject(b)) return Number(a === b);
  return Object.keys(a).reduce((sum, key) => sum + commonValues(a[key], b[key]), 0);
}

function getMessage(body: unknown): unknown {
  return isObject(body) ? body['message'] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
