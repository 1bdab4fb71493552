import type { Call, Check, Finding } from '../types.js';
import { childOf, isSame, objectOf, pointerOf, textsOf } from '../nodes.js';

/**
 * What an operation asks of its caller besides what OpenAPI can say: its rate limit, conditions on the account, the way around its method.
 *
 * @type {Check}
 */
export const checkOperationRules: Check = ({ operations }) =>
  operations.flatMap(({ base, head }) => (head ? [...checkRateLimit(base, head), ...checkConditions(base, head), ...checkOverride(base, head)] : []));

function checkRateLimit(base: Call, head: Call): Finding[] {
  const [before, after] = [base, head].map(({ place }) => childOf(objectOf(childOf(place.node, 'x-rate-limit')), 'requests'));
  if (typeof after !== 'number' || (typeof before === 'number' && after >= before)) return [];
  const location = head.place.pointer + pointerOf('x-rate-limit', 'requests');
  const message = `\`${base.id}\` takes fewer requests a minute.`;
  return [{ rule: 'rate-limit-lowered', location, version: 'head', breaks: ['request'], message, before, after }];
}

function checkConditions(base: Call, head: Call): Finding[] {
  const known = textsOf(childOf(base.place.node, 'x-conditions'));
  return textsOf(childOf(head.place.node, 'x-conditions')).flatMap((condition, index) => {
    if (known.includes(condition)) return [];
    const location = head.place.pointer + pointerOf('x-conditions', index);
    const message = `\`${base.id}\` answers only accounts that meet the condition \`${condition}\`.`;
    return [{ rule: 'condition-added', location, version: 'head', breaks: ['request'], message, after: condition }];
  });
}

function checkOverride(base: Call, head: Call): Finding[] {
  const [before, after] = [base, head].map(({ place }) => {
    const override = childOf(place.node, 'x-method-override');
    if (override === undefined) return undefined;
    const { 'x-provenance': _provenance, ...way } = objectOf(override);
    return way;
  });
  if (before === undefined || isSame(before, after)) return [];
  return [
    {
      rule: 'method-override-changed',
      location: head.place.pointer + pointerOf('x-method-override'),
      version: after === undefined ? 'base' : 'head',
      breaks: ['request'],
      message: `Clients that reach \`${base.id}\` by its method override cannot do so any more.`,
      before,
      after,
    },
  ];
}
