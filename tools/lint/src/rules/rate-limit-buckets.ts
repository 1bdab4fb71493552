import { defineRule, finding, type JsonPath } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';

interface LimitedOperation {
  /** The path of `x-rate-limit`. */
  path: JsonPath;
  limit: Record<string, unknown>;
  /** The method and path on WiPay's page. `undefined` if they are the operation's own. */
  documented: string | undefined;
}

function limitedOperations(document: unknown): LimitedOperation[] {
  return operationsOf(document).flatMap(({ path, method, operation }) => {
    const limit = operation['x-rate-limit'];
    const documentedPath = operation['x-documented-path'];
    const documented = typeof documentedPath === 'string' ? `${method.toUpperCase()} ${documentedPath}` : undefined;
    return isObject(limit) ? [{ path: [...path, 'x-rate-limit'], limit, documented }] : [];
  });
}

/**
 * WiPay documents one limit per endpoint. Operations that were split from one endpoint would otherwise get a limit
 * each.
 */
export default defineRule({
  description: 'Operations that WiPay documents as one endpoint share a rate limit, and a shared limit has one value.',
  given: '$',
  check(document) {
    const operations = limitedOperations(document);
    return operations.flatMap(({ path, limit, documented }, index) => {
      const { bucket, requests } = limit;
      const endpoint = operations.filter((other) => documented !== undefined && other.documented === documented);
      const wanted = endpoint.find((other) => other.limit['bucket'] !== undefined)?.limit['bucket'];
      if (endpoint.length > 1 && (bucket === undefined || bucket !== wanted)) {
        const value = wanted === undefined ? 'a name' : quote(wanted);
        const message =
          `\`bucket\` must be ${value}, which all operations of ${quote(documented)} share, received ` +
          `${quote(bucket)}.`;
        return [finding(path, message)];
      }
      const first = operations
        .slice(0, index)
        .find((other) => bucket !== undefined && other.limit['bucket'] === bucket);
      if (first === undefined || first.limit['requests'] === requests) return [];
      const message =
        `\`requests\` must be ${quote(first.limit['requests'])}, as for the first operation of the bucket ` +
        `${quote(bucket)}, received ${quote(requests)}.`;
      return [finding([...path, 'requests'], message)];
    });
  },
});
