import { parsePointer } from '@wapi/types';
import type { Json, Audience } from '../../compare/types.js';
import type { Report, ReportedBreak } from '../report.js';
import { isEqual } from '../../compare/json-pointer.js';

export const audienceLabels: Readonly<Record<Audience, string>> = {
  request: 'requests that integrators send',
  response: 'responses that integrators read',
  webhook: 'webhooks that integrators receive',
  client: 'generated clients, and code that refers to names in the contract',
};

export const pluralize = (count: number, one: string, many: string = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

/**
 * Formats a pointer in human-readable form.
 *
 * @example
 * formatLocation('/components/schemas/AccountFields/properties/email'); // 'AccountFields.email'
 */
export function formatLocation(pointer: string) {
  const keys = parsePointer(pointer);
  const [root, first = '', second = ''] = keys;
  if (root === 'components') return [second, ...formatFields(keys.slice(3))].join('');
  if (root === 'paths') {
    const hasMethod = !['', 'parameters', 'servers', 'summary', 'description'].includes(second);
    return `${hasMethod ? `${second.toUpperCase()} ` : ''}${first}${formatRest(keys.slice(hasMethod ? 3 : 2))}`;
  }
  if (root === 'webhooks') return `webhook ${first}${formatRest(keys.slice(3))}`;
  return keys.join(' ');
}

const formatRest = (keys: string[]) => {
  const rest = formatFields(keys.map((key) => (key === 'content' ? '' : key)).filter((key) => key !== '')).join('');
  return rest === '' ? '' : `,${rest.startsWith(' ') ? '' : ' '}${rest}`;
};

function formatFields([key, next, ...rest]: string[]): string[] {
  if (key === undefined) return [];
  if (key === 'properties' && next !== undefined) return [`.${next}`, ...formatFields(rest)];
  if (key === 'items') return ['[]', ...formatFields(next === undefined ? [] : [next, ...rest])];
  return [` ${key}`, ...formatFields(next === undefined ? [] : [next, ...rest])];
}

/** Joins up to three names, and adds the number of further names. */
export function truncateList(names: readonly string[]) {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 3} more` : names.join(', ');
}

/** Formats the location of a change with the names of list items, if they are known. */
export const formatPlace = ({ location, named = location }: { location: string; named?: string }) =>
  formatLocation(named);

export const formatWhere = ({ affects, ...place }: ReportedBreak) =>
  affects.length > 0 ? `${truncateList(affects)}: ${formatPlace(place)}` : formatPlace(place);

const truncate = (value: Json | undefined) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 90 ? `${text.slice(0, 87)}…` : text;
};

/** Formats the old and new values. Returns undefined if the message already contains them. */
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

/** Lists the next steps that an editor can take, one sentence each. */
export function getAdvice(report: Report): string[] {
  const { problems, approvalsFile, lowestVersion } = report;
  const advice = [];
  if (isBreaking(report)) {
    advice.push(
      'Deprecate: mark it `deprecated: true` with `x-sunset` (a date) and `x-replaced-by`. Remove it later.',
      `Or approve: add its \`rule\` and \`location\`, a \`reason\` and \`expires\` (a date) to ${approvalsFile}.`,
    );
  }
  if (problems.some(({ message }) => message.startsWith('info.x-revision')))
    advice.push(`Bump: set info.x-revision to ${lowestVersion} or higher.`);
  return advice;
}

const countUnapproved = ({ breaking }: Report) => breaking.filter(({ approval }) => approval === undefined).length;

/** Whether a breaking change is not approved. */
export const isBreaking = (report: Report): boolean => countUnapproved(report) > 0;

export function formatVerdict(report: Report): string {
  const { passed, problems, bump } = report;
  if (passed) return `Can be merged: ${bump === 'none' ? 'no change' : `${bump} change`}.`;
  if (!isBreaking(report))
    return `No unapproved breaking change, but the pull-request check fails: ${pluralize(problems.length, 'problem')}.`;
  const others = problems.length > 0 ? `, ${pluralize(problems.length, 'other problem')}` : '';
  return `Cannot be merged: ${pluralize(countUnapproved(report), 'unapproved breaking change')}${others}.`;
}
