import { formatPointer } from '@wapi/types';
import type { Endpoint, Check, Finding, Json, Versions } from '../types.js';
import { matchConditions } from '../normalize/conditions.js';
import { getChild, isEqual, asObject, getStrings } from '../json-pointer.js';

/** Checks the `x-` rules for operations: rate limit, account conditions, method override and moved money. */
export const checkOperationRules: Check = (versions) => {
  const toBaseName = matchConditions(versions);
  const own = versions.operations.flatMap(({ base, head }) =>
    head
      ? [
          ...checkRateLimit(base, head),
          ...checkConditions(base, head, toBaseName),
          ...checkOverride(base, head),
          ...checkMovedMoney(base, head),
        ]
      : [],
  );
  return [...own, ...checkBuckets(versions.operations)];
};

/**
 * Checks buckets. Operations in one bucket share its limit, so joining a bucket allows fewer calls even if each limit
 * stays unchanged.
 */
function checkBuckets(operations: Versions['operations']): Finding[] {
  return operations.flatMap(({ base, head }) => {
    if (head === undefined) return [];
    const [before, after] = [getBucket(base), getBucket(head)];
    const joined = operations.filter(
      (other) => other.head !== undefined && getBucket(other.head) === after && getBucket(other.base) !== before,
    );
    if (joined.length === 0) return [];
    const location = head.place.pointer + formatPointer('x-rate-limit', 'bucket');
    const names = joined.map((other) => `\`${other.base.id}\``).join(', ');
    const message = `\`${base.id}\` shares its rate limit with ${names}.`;
    return [
      { rule: 'rate-limit-shared', location, version: 'head', breaks: ['request'], message, before, after } as const,
    ];
  });
}

/** Returns the bucket of an operation. Without a bucket, the operation has its own limit. */
function getBucket({ id, place }: Endpoint): Json {
  return getChild(asObject(getChild(place.node, 'x-rate-limit')), 'bucket') ?? id;
}

/** In seconds. */
const windows: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

function checkRateLimit(base: Endpoint, head: Endpoint): Finding[] {
  const [before, after] = [base, head].map(({ place }) => asObject(getChild(place.node, 'x-rate-limit')));
  const [was, is] = [before?.['requests'], after?.['requests']];
  const [window, newWindow] = [before?.['per'], after?.['per']];
  if (typeof is !== 'number') return [];
  const report = (rule: string, key: string, message: string, values: Pick<Finding, 'before' | 'after'>): Finding[] => {
    const location = head.place.pointer + formatPointer('x-rate-limit', key);
    return [{ rule, location, version: 'head', breaks: ['request'], message, ...values }];
  };
  if (typeof was !== 'number') {
    const message = `\`${base.id}\` has a rate limit; it had none.`;
    return report('rate-limit-lowered', 'requests', message, { before: was, after: is });
  }
  if (isEqual(window, newWindow)) {
    const message = `The rate limit of \`${base.id}\` is lower.`;
    return is < was ? report('rate-limit-lowered', 'requests', message, { before: was, after: is }) : [];
  }
  // Use `NaN` as the duration of an unknown window. Every comparison with `NaN` is false, so the change is reported.
  const [seconds = NaN, newSeconds = NaN] = [windows[String(window)], windows[String(newWindow)]];
  // Compare the burst as well as the rate, because clients may send all requests of a window at once.
  if (is >= was && is / newSeconds >= was / seconds) return [];
  const message = `The rate limit of \`${base.id}\` has a different window.`;
  return report('rate-limit-window-changed', 'per', message, { before: window, after: newWindow });
}

function checkConditions(base: Endpoint, head: Endpoint, toBaseName: (name: string) => string): Finding[] {
  const known = getStrings(getChild(base.place.node, 'x-conditions'));
  return getStrings(getChild(head.place.node, 'x-conditions')).flatMap((condition, index) => {
    if (known.includes(toBaseName(condition))) return [];
    const location = head.place.pointer + formatPointer('x-conditions', index);
    const message = `\`${base.id}\` now requires an account that meets \`${condition}\`.`;
    return [{ rule: 'condition-added', location, version: 'head', breaks: ['request'], message, after: condition }];
  });
}

function checkOverride(base: Endpoint, head: Endpoint): Finding[] {
  const [before, after] = [base, head].map(({ place }) => {
    const override = getChild(place.node, 'x-method-override');
    if (override === undefined) return undefined;
    const { 'x-provenance': _provenance, ...rest } = asObject(override);
    return rest;
  });
  if (before === undefined || isEqual(before, after)) return [];
  return [
    {
      rule: 'method-override-changed',
      location: head.place.pointer + formatPointer('x-method-override'),
      version: after === undefined ? 'base' : 'head',
      breaks: ['request'],
      message: `Clients that call \`${base.id}\` through its method override can no longer reach it.`,
      before,
      after,
    },
  ];
}

/**
 * Reports an operation that is now marked as moving money. By default, the generated client then refuses to call it from
 * a web page.
 */
function checkMovedMoney(base: Endpoint, head: Endpoint): Finding[] {
  const [before, after] = [base, head].map(({ place }) => getChild(place.node, 'x-moves-money'));
  if (before !== undefined || after === undefined) return [];
  const location = head.place.pointer + formatPointer('x-moves-money');
  const message = `By default, clients no longer call \`${base.id}\` from a web page, because it moves money.`;
  return [{ rule: 'moves-money-added', location, version: 'head', breaks: ['client'], message, after }];
}
