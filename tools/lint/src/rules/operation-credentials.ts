import { defineRule, finding } from '../rule-support/define-rule.js';
import { operations } from '../rule-support/locations.js';
import { isObject, quote, stringsOf, type JsonObject } from '../rule-support/values.js';

const forms =
  'write `- bearer: [scope]` and `- wapiKey: []` as two alternatives, `- bearer: []` alone, or `security: []` ' +
  'for a public operation';

/** Returns the credentials of an alternative, such as `bearer` or `bearer+wapiKey`. */
function credentialsIn(alternative: unknown): string {
  return isObject(alternative) ? Object.keys(alternative).toSorted().join('+') : quote(alternative);
}

function problemOf(security: unknown): string | undefined {
  if (security === undefined) return 'The operation must have its own `security`';
  if (!Array.isArray(security)) return '`security` must be a list';
  const alternatives: unknown[] = security;
  if (alternatives.length === 0) return undefined;
  const kinds = alternatives.map(credentialsIn);
  const form = kinds.toSorted().join(' ');
  if (kinds.includes('')) return 'An empty alternative allows requests without a credential';
  if (form !== 'bearer' && form !== 'bearer wapiKey')
    return `${quote(kinds.join(' or '))} is not one of the three allowed forms`;
  const { bearer, wapiKey }: JsonObject = Object.assign({}, ...alternatives.filter(isObject));
  if (!Array.isArray(bearer) || stringsOf(bearer).length !== bearer.length)
    return 'The scopes of `bearer` must be a list of names';
  if (wapiKey !== undefined && !(Array.isArray(wapiKey) && wapiKey.length === 0))
    return '`wapiKey` must be an empty list, because a WAPI Key has its own scopes';
  if (form === 'bearer wapiKey' && bearer.length !== 1)
    return `\`bearer\` must have exactly one scope, received ${bearer.length}`;
  if (form === 'bearer' && bearer.length > 0)
    return 'A WAPI Key can have this scope too, so `wapiKey` must be accepted';
  return undefined;
}

/** A request has exactly one credential, so an operation lists alternatives, never a combination. */
export default defineRule({
  description: 'An operation accepts a bearer token or a WAPI Key, only a bearer token, or no credential.',
  given: operations,
  check(operation, path) {
    if (!isObject(operation)) return [];
    const problem = problemOf(operation['security']);
    return problem === undefined ? [] : [finding([...path, 'security'], `${problem}: ${forms}.`)];
  },
});
