import { isDeepStrictEqual } from 'node:util';

import type { Contract, Operation } from '@wapi/types';

export interface OperationChange {
  kind: 'added' | 'removed' | 'changed';
  /** The operation in `head`, or in `base` if it was removed. */
  operation: Operation;
  /** The aspects that differ; empty unless `kind` is `changed`. */
  aspects: string[];
}

/** The aspects of an operation to compare, by their name in the report. */
const aspects: Readonly<Record<string, (operation: Operation) => unknown>> = {
  'method or path': ({ method, path, documentedPath }) => [method, path, documentedPath],
  text: ({ summary, description }) => [summary, description],
  'client method': ({ tag, sdkMethod }) => [tag, sdkMethod],
  provenance: ({ provenance }) => provenance,
  'rate limit': ({ rateLimit }) => rateLimit,
  'credentials and scope': ({ credentials, scopes }) => [credentials, scopes],
  conditions: ({ conditions }) => conditions,
  'method override': ({ methodOverride }) => methodOverride,
  parameters: ({ parameters }) => parameters,
  'request body': ({ requestBody }) => requestBody,
};

/** Lists the operations that differ, in the order in `head`. Removed operations come last. */
export function findOperationChanges(base: Contract, head: Contract): OperationChange[] {
  const before = new Map(base.operations.map((operation) => [operation.id, operation]));
  const after = new Set(head.operations.map(({ id }) => id));
  const addedOrChanged = head.operations.flatMap((operation) => {
    const old = before.get(operation.id);
    if (old === undefined) return [change('added', operation)];
    const different = changedAspects(old, operation);
    return different.length > 0 ? [change('changed', operation, different)] : [];
  });
  return [
    ...addedOrChanged,
    ...base.operations.filter(({ id }) => !after.has(id)).map((operation) => change('removed', operation)),
  ];
}

function change(kind: OperationChange['kind'], operation: Operation, different: string[] = []): OperationChange {
  return { kind, operation, aspects: different };
}

function changedAspects(base: Operation, head: Operation): string[] {
  const own = Object.entries(aspects).flatMap(([name, read]) =>
    isDeepStrictEqual(read(base), read(head)) ? [] : [name],
  );
  return [...own, ...changedResponses(base, head)];
}

function changedResponses(base: Operation, head: Operation): string[] {
  const statuses = [...new Set([...base.responses, ...head.responses].map(({ status }) => status))].toSorted(
    (a, b) => a - b,
  );
  return statuses.flatMap((status) => {
    const [old, now] = [base, head].map(({ responses }) => responses.find((response) => response.status === status));
    if (old === undefined) return [`response ${status} added`];
    if (now === undefined) return [`response ${status} removed`];
    return isDeepStrictEqual(old, now) ? [] : [`response ${status}`];
  });
}
