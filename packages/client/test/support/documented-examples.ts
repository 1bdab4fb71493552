import { contract, type OperationId } from '@wapi/types';

/** The part of a response that tests compare. */
export interface Summary {
  status: number;
  message: string;
  kind: 'data' | 'error' | 'both';
}

/** The status and message of a named example in the contract. */
export function getExampleSummary(id: OperationId, name: string): Summary {
  const { status, value } = exampleOf(id, name);
  return { status, message: (value as { message: string }).message, kind: status < 400 ? 'data' : 'error' };
}

/** The `data` of a named example in the contract. */
export function getExampleData<Data>(id: OperationId, name: string): Data {
  return (exampleOf(id, name).value as { data: Data }).data;
}

function exampleOf(id: OperationId, name: string): { status: number; value: unknown } {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  for (const { status, examples } of operation?.responses ?? []) {
    const example = examples.find((candidate) => candidate.name === name);
    if (example) return { status, value: example.value };
  }
  throw new Error(`${id} has no example ${name}`);
}
