/** @import { Json, Side } from '../types.js' */
/** @import { Report, ReportedBreak } from '../report.js' */
import { keysOf, isSame } from '../nodes.js';

/** @type {Readonly<Record<Side, string>>} */
export const audiences = {
  request: 'requests that integrators send',
  response: 'answers that integrators read',
  webhook: 'webhooks that integrators receive',
  client: 'code that is generated from the contract, and what points at its names',
};

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/**
 * A place in the bundle in a few words, e.g. `AccountFields.email`.
 *
 * @param {string} pointer
 */
export function placeWords(pointer) {
  const keys = keysOf(pointer);
  const [root, first = '', second = ''] = keys;
  if (root === 'components') return [second, ...fieldWords(keys.slice(3))].join('');
  if (root === 'paths') {
    const isShared = second === 'parameters';
    return `${isShared ? '' : `${second.toUpperCase()} `}${first}${restWords(keys.slice(isShared ? 2 : 3))}`;
  }
  if (root === 'webhooks') return `webhook ${first}${restWords(keys.slice(3))}`;
  return keys.join(' ');
}

/** @param {string[]} keys */
const restWords = (keys) => {
  const words = fieldWords(keys.map((key) => (key === 'content' ? '' : key)).filter((key) => key !== '')).join('');
  return words === '' ? '' : `,${words.startsWith(' ') ? '' : ' '}${words}`;
};

/** @param {string[]} keys @returns {string[]} */
function fieldWords([key, next, ...rest]) {
  if (key === undefined) return [];
  if (key === 'properties' && next !== undefined) return [`.${next}`, ...fieldWords(rest)];
  if (key === 'items') return ['[]', ...fieldWords(next === undefined ? [] : [next, ...rest])];
  return [` ${key}`, ...fieldWords(next === undefined ? [] : [next, ...rest])];
}

/** @param {readonly string[]} names */
export function someOf(names) {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 3} more` : names.join(', ');
}

/** @param {ReportedBreak} finding */
export const whereWords = ({ location, affects }) =>
  affects.length > 0 ? `${someOf(affects)}: ${placeWords(location)}` : placeWords(location);

/** @param {Json | undefined} value */
const shortened = (value) => {
  const text = value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
};

/**
 * What was and what is; undefined where the message says it already.
 *
 * @param {Pick<ReportedBreak, 'before' | 'after' | 'message'>} finding
 * @returns {string | undefined}
 */
export function changeWords({ before, after, message }) {
  if ((before === undefined && after === undefined) || / from '/.test(message)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) {
    /** @param {readonly Json[]} list @param {readonly Json[]} others */
    const without = (list, others) => list.filter((item) => !others.some((other) => isSame(item, other)));
    const lost = without(before, after).map((item) => `− ${shortened(item)}`);
    const gained = without(after, before).map((item) => `+ ${shortened(item)}`);
    if (lost.length + gained.length > 0) return [...lost, ...gained].join(', ');
  }
  return `${shortened(before)} → ${shortened(after)}`;
}

/** @param {Report} report @returns {string[]} what the editor can do, a sentence each */
export function adviceOf({ breaking, problems, approvalsFile, lowestVersion }) {
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

/** @param {Report} report */
export function verdictOf({ passed, breaking, problems, bump }) {
  const open = breaking.filter(({ approval }) => approval === undefined).length;
  const reasons = [
    ...(open > 0
      ? [counted(open, 'breaking change that is not approved', 'breaking changes that are not approved')]
      : []),
    ...(problems.length > 0 ? [counted(problems.length, 'other problem')] : []),
  ];
  return passed
    ? `May be merged: ${bump === 'none' ? 'no change' : `a ${bump} change`}.`
    : `May not be merged: ${reasons.join(', ')}.`;
}
