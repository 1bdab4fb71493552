import type { JsonPath } from './define-rule.js';
import { endpointOf, operationsOf } from './locations.js';

/** A value that several operations or webhooks have. */
export interface Duplicate {
  value: unknown;
  path: JsonPath;
  /** The other operations and webhooks that have the value, such as `GET /user, GET /accounts`. */
  others: string;
}

/**
 * Finds the operations and webhooks whose value of a field is not unique.
 *
 * @param keyOf returns the text by which two values are compared; undefined if a value does not count
 */
export function findDuplicates(
  document: unknown,
  field: string,
  keyOf: (value: unknown) => string | undefined,
): Duplicate[] {
  const all = [...operationsOf(document), ...operationsOf(document, 'webhooks')].map((located) => ({
    ...located,
    value: located.operation[field],
    key: keyOf(located.operation[field]),
  }));
  return all.flatMap((located) => {
    const { value, key, path } = located;
    const others = all.filter((other) => other !== located && other.key === key);
    if (key === undefined || others.length === 0) return [];
    return [{ value, path: [...path, field], others: others.map(endpointOf).join(', ') }];
  });
}
