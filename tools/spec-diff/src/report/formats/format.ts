import { parsePointer } from '@wapi/types';
import type { Json, Audience } from '../../compare/types.js';
import type { Report, ReportedBreak } from '../report.js';
import { isEqual } from '../../compare/json-pointer.js';

export const audienceLabels: Readonly<Record<Audience, string>> = {
  request: 'requests that integrators send',
  response: 'answers that integrators read',
  webhook: 'webhooks that integrators receive',
  client: 'code that is generated from the contract, and what points at its names',
};

export const pluralize = (count: number, one: string, many: string = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

/**
 * A place in the bundle in a few words, e.g. `AccountFields.email`.
 */
export function formatLocation(pointer: string) {
  const keys = parsePointer(pointer);
  const [root, first = '', second = ''] = keys;
  if (root === 'components') return [second, ...fieldWords(keys.slice(3))].join('');
  if (root === 'paths') {
    const isShared = second === 'parameters';
    return `${isShared ? '' : `${second.toUpperCase()} `}${first}${restWords(keys.slice(isShared ? 2 : 3))}`;
  }
  if (root === 'webhooks') return `webhook ${first}${restWords(keys.slice(3))}`;
  return keys.join(' ');
}

const restWords = (keys: string[]) => {
  const words = fieldWords(keys.map((key) => (key === 'content' ? '' : key)).filter((key) => key !== '')).join('');
  return words === '' ? '' : `,${words.startsWith(' ') ? '' : ' '}${words}`;
};

function fieldWords([key, next, ...rest]: string[]): string[] {
  if (key === undefined) return [];
  if (key === 'properties' && next !== undefined) return [`.${next}`, ...fieldWords(rest)];
  if (key === 'items') return ['[]', ...fieldWords(next === undefined ? [] : [next, ...rest])];
  return [` ${key}`, ...fieldWords(next === undefined ? [] : [next, ...rest])];
}

export function truncateList(names: readonly string[]) {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 3} more` : names.join(', ');
}

export const formatWhere = ({ location, affects }: ReportedBreak) =>
  affects.length > 0 ? `${truncateList(affects)}: ${formatLocation(location)}` : formatLocation(location);

const truncate = (value: Json | undefined) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
};

/**
 * What was and what is; undefined where the message says it already.
 */
export function formatChange({
  before,
  after,
  message,
}: Pick<ReportedBreak, 'before' | 'after' | 'message'>): string | undefined {
  if ((before === undefined && after === undefined) || / from '/.test(message)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) {
    const without = (list: readonly Json[], others: readonly Json[]) =>
      list.filter((item) => !others.some((other) => isEqual(item, other)));
    const lost = without(before, after).map((item) => `− ${truncate(item)}`);
    const gained = without(after, before).map((item) => `+ ${truncate(item)}`);
    if (lost.length + gained.length > 0) return [...lost, ...gained].join(', ');
  }
  return `${truncate(before)} → ${truncate(after)}`;
}

/** Returns what the editor can do, one sentence each. */
export function getAdvice({ breaking, problems, approvalsFile, lowestVersion }: Report): string[] {
  const advice = [];
  if (breaking.some(({ approval }) => approval === undefined)) {
    advice.push(
      'Deprecate: keep it for now, marked `deprecated: true` with `x-sunset` (a day) and `x-replaced-by`. After that day it can go without breaking anybody.',
      `Or approve: add an entry with its \`rule\`, \`location\`, a \`reason\` and \`expires\` (a day) to ${approvalsFile}.`,
    );
  }
  if (problems.some(({ message }) => message.startsWith('The info.x-revision')))
    advice.push(`Bump: make info.x-revision ${lowestVersion} or higher.`);
  return advice;
}

export function formatVerdict({ passed, breaking, problems, bump }: Report) {
  const open = breaking.filter(({ approval }) => approval === undefined).length;
  const reasons = [
    ...(open > 0
      ? [pluralize(open, 'breaking change that is not approved', 'breaking changes that are not approved')]
      : []),
    ...(problems.length > 0 ? [pluralize(problems.length, 'other problem')] : []),
  ];
  return passed
    ? `May be merged: ${bump === 'none' ? 'no change' : `a ${bump} change`}.`
    : `May not be merged: ${reasons.join(', ')}.`;
}
