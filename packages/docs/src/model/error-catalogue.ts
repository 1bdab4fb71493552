import { type Contract, type Example, messageOf, type Operation, type Provenance } from '@wapi/types';
import { type FieldCause, findFieldCauses } from './field-causes.js';
import { messageAnchor } from './message-anchor.js';
import type { OperationModel } from './operation-model.js';
import { findRemedy } from './remedies.js';

/** An error message with all of its causes. */
export interface ErrorEntry {
  message: string;
  /** The fragment for links to the message, without `#`. */
  anchor: string;
  causes: readonly ErrorCause[];
  /** Failed checks of operations that have no example of the message. */
  fieldCauses: readonly FieldCause[];
}

/** One cause of a message, with an example in the spec. The same message can have several causes. */
export interface ErrorCause extends FieldCause {
  /** The name of the spec's example. */
  example: string;
}

interface Occurrence {
  status: number;
  example: Example;
  provenance: Provenance | undefined;
  operation: Operation | undefined;
}

/** Lists every documented error message, with the operations and status codes that return it. */
export function buildErrorCatalogue(contract: Contract, models: readonly OperationModel[]): ErrorEntry[] {
  const inOperations = contract.operations.flatMap((operation) =>
    operation.responses
      .filter(({ status }) => status >= 400)
      .flatMap(({ status, examples, provenance }) =>
        examples.map((example) => ({ status, example, provenance: example.provenance ?? provenance, operation })),
      ),
  );
  const outside = Object.values(contract.fallbacks).flatMap(({ status, examples, provenance }) =>
    examples.map((example) => ({
      status,
      example,
      provenance: example.provenance ?? provenance,
      operation: undefined,
    })),
  );
  const byMessage = groupBy<Occurrence>(
    [...inOperations, ...outside],
    ({ example }) => messageOf(example.value) ?? example.name,
  );
  return [...byMessage]
    .map(([message, occurrences]) => ({
      message,
      anchor: messageAnchor(message, occurrences[0]?.example.name ?? ''),
      causes: buildCauses(contract, occurrences),
      fieldCauses: findFieldCauses(
        contract,
        models,
        message,
        new Set(occurrences.map(({ operation }) => operation?.id ?? '')),
      ),
    }))
    .toSorted((a, b) => (a.causes[0]?.status ?? 0) - (b.causes[0]?.status ?? 0));
}

function buildCauses(contract: Contract, occurrences: readonly Occurrence[]): ErrorCause[] {
  return [...groupBy(occurrences, ({ status, example }) => `${status} ${example.name}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { status, example, provenance } = first;
    const operations = group.flatMap(({ operation }) => operation ?? []);
    const remedy = findRemedy(contract, operations, status, example);
    return [{ status, example: example.name, summary: example.summary, provenance, operations, remedy }];
  });
}

function groupBy<T>(items: readonly T[], getKey: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = getKey(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
