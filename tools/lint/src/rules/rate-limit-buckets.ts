import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { endpointOf, operationsOf } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';
import { groupBy } from '../source/group-by.js';

interface LimitedOperation {
  /** The method and path. */
  name: string;
  /** The path of `x-rate-limit`. */
  path: JsonPath;
  limit: Record<string, unknown>;
  /** The method and path on WiPay's page. `undefined` if they equal the operation's own method and path. */
  documented: string | undefined;
}

function limitedOperations(document: unknown): LimitedOperation[] {
  return operationsOf(document).flatMap(({ path, method, operation }) => {
    const limit = operation['x-rate-limit'];
    const documentedPath = operation['x-documented-path'];
    const documented = typeof documentedPath === 'string' ? `${method.toUpperCase()} ${documentedPath}` : undefined;
    return isObject(limit)
      ? [{ name: endpointOf({ path, method }), path: [...path, 'x-rate-limit'], limit, documented }]
      : [];
  });
}

/**
 * Reports the operations that disagree with most of a group, or all of them if no value is the most common one. Only
 * the author knows which value is right, so each message names the other operations with their values.
 */
function compareValues(group: readonly LimitedOperation[], key: string, shared: string): RuleFinding[] {
  const valueOf = ({ limit }: LimitedOperation): string => quote(limit[key]);
  const countOf = (value: string): number => group.filter((other) => valueOf(other) === value).length;
  const most = Math.max(0, ...group.map((operation) => countOf(valueOf(operation))));
  const common = [...new Set(group.map(valueOf))].filter((value) => countOf(value) === most);
  return group.flatMap((operation) => {
    const value = valueOf(operation);
    const others = group
      .filter((other) => valueOf(other) !== value)
      .map((other) => `${other.name} has ${valueOf(other)}`);
    if (others.length === 0 || (common.length === 1 && value === common[0])) return [];
    const path = operation.limit[key] === undefined ? operation.path : [...operation.path, key];
    const message =
      `\`${key}\` must be the same for all operations of ${quote(shared)}, received ${value}: ${others.join(', ')}. ` +
      'Correct the wrong one.';
    return [finding(path, message)];
  });
}

/** Groups the operations for which the key is a string. */
function groupByText(
  operations: readonly LimitedOperation[],
  keyOf: (operation: LimitedOperation) => unknown,
): [key: string, group: LimitedOperation[]][] {
  return [...groupBy(operations, keyOf)].filter(
    (entry): entry is [string, LimitedOperation[]] => typeof entry[0] === 'string',
  );
}

/**
 * WiPay documents one limit per endpoint. Operations that were split from one endpoint would otherwise get separate
 * limits.
 */
export default defineRule({
  description: 'Operations that WiPay documents as one endpoint share a rate limit, and a shared limit has one value.',
  given: '$',
  check(document) {
    const operations = limitedOperations(document);
    const endpoints = groupByText(operations, ({ documented }) => documented).filter(([, group]) => group.length > 1);
    return [
      ...endpoints.flatMap(([documented, group]) => {
        if (group.some(({ limit }) => limit['bucket'] !== undefined)) return compareValues(group, 'bucket', documented);
        const message = `Add the same \`bucket\` to all operations of ${quote(documented)}: they share a limit.`;
        return group.map(({ path }) => finding(path, message));
      }),
      ...groupByText(operations, ({ limit }) => limit['bucket']).flatMap(([bucket, group]) =>
        ['requests', 'per'].flatMap((key) => compareValues(group, key, bucket)),
      ),
    ];
  },
});
