import { formatPointer } from '@wapi/types';
import type { Check, Finding } from '../types.js';
import { isEqual, asObject, getStrings } from '../json-pointer.js';

/** Checks the platforms. */
export const checkPlatforms: Check = ({ base, head }) => {
  const platforms = asObject(head['x-platforms']);
  return Object.entries(asObject(base['x-platforms'])).flatMap(([code, from]) => {
    const to = platforms[code];
    const finding: (
      rule: string,
      version: Finding['version'],
      keys: string[],
      message: string,
      values: Pick<Finding, 'before' | 'after'>,
    ) => Finding = (rule, version, keys, message, values): Finding => ({
      rule,
      location: formatPointer('x-platforms', code, ...keys),
      version,
      breaks: ['request'],
      message,
      ...values,
    });
    if (to === undefined)
      return [finding('platform-removed', 'base', [], `The platform \`${code}\` was removed.`, { before: code })];
    return ['country', 'code', 'currencies'].flatMap((key) => {
      const [before, after] = [asObject(from)[key], asObject(to)[key]];
      // The first currency is the platform's own. The order of the remaining currencies has no meaning.
      const [was, now] = [getStrings(before), getStrings(after)];
      const isNarrower =
        key === 'currencies'
          ? was[0] !== now[0] || was.some((currency) => !now.includes(currency))
          : !isEqual(before, after);
      if (before === undefined || !isNarrower) return [];
      const message =
        key === 'currencies'
          ? `The platform \`${code}\` lost a currency or changed its own one.`
          : `The ${key} of the platform \`${code}\` changed.`;
      return [finding('platform-changed', after === undefined ? 'base' : 'head', [key], message, { before, after })];
    });
  });
};
