import { defineRule, finding } from '../rule-support/define-rule.js';
import { operations } from '../rule-support/locations.js';
import { isObject, quote, stringsOf, type JsonObject } from '../rule-support/values.js';

const forms =
  'write `- bearer: [scope]` and `- wapiKey: []` as two alternatives, `- bearer: []` alone, or `security: []` for a public operation';

/** An alternative as text without its scope, such as `bearer` or `bearer+wapiKey`. */
function credentialsIn(alternative: unknown): string {
  return isObject(alternative) ? Object.keys(alternative).toSorted().join('+') : quote(alternative);
}

function problemOf(security: unknown): string | undefined {
  if (security === undefined) return 'The operation has no security of its own';
  if (!Array.isArray(security)) return 'The security is not a list';
  const alternatives: unknown[] = security;
  if (alternatives.length === 0) return undefined;
  const kinds = alternatives.map(credentialsIn);
  const form = kinds.toSorted().join(' ');
  if (kinds.includes('')) return 'An empty alternative lets anybody in';
  if (form !== 'bearer' && form !== 'bearer wapiKey') return `${quote(kinds.join(' or '))} is none of the three forms`;
  const { bearer, wapiKey }: JsonObject = Object.assign({}, ...alternatives.filter(isObject));
  if (!Array.isArray(bearer) || stringsOf(bearer).length !== bearer.length)
    return 'The scopes of bearer are not a list of names';
  if (wapiKey !== undefined && !(Array.isArray(wapiKey) && wapiKey.length === 0))
    return 'A WAPI Key carries its own scopes';
  if (form === 'bearer wapiKey' && bearer.length !== 1)
    return `An operation needs exactly one scope, not ${bearer.length}`;
  if (bearer.length > 1) return `An operation needs one scope at most, not ${bearer.length}`;
  return undefined;
}

/** Exactly one credential is sent, so an operation lists alternatives and never a combination. */
export default defineRule({
  description: 'An operation takes a bearer token or a WAPI Key, a bearer token alone, or nothing.',
  given: operations,
  check(operation, path) {
    if (!isObject(operation)) return [];
    const problem = problemOf(operation['security']);
    return problem === undefined ? [] : [finding([...path, 'security'], `${problem}: ${forms}.`)];
  },
});
