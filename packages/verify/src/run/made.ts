import type { Contract, Operation, OperationId } from '@wapi/types';
import { fillPath, operationOf, pathParameter, type Reply, type Session, valueAt } from '../probes/step.js';

/** A resource that the run created and must delete. */
export interface MadeThing {
  /** The operation that deletes the resource. */
  remove: OperationId;
  /** The path that deletes it. */
  path: string;
}

/** Records the resources that the run created, so that it deletes only these. */
export interface Made {
  /** Records the resource that a response created or deleted. */
  learn(operation: Operation | undefined, path: string, reply: Pick<Reply, 'status' | 'body'>): void;
  readonly things: readonly MadeThing[];
}

/**
 * For each operation that creates a resource, the operation that deletes it. `id` locates the path parameter in the
 * response.
 */
const UNDO: Readonly<Partial<Record<OperationId, { remove: OperationId; id?: readonly string[] }>>> = {
  createPicture: { remove: 'deletePicture' },
  createLocalBank: { remove: 'deleteLocalBank' },
  createForeignBank: { remove: 'deleteForeignBank' },
  createAccount: { remove: 'deleteAccount', id: ['data', 'account_number'] },
  createWithdrawal: { remove: 'deleteWithdrawal', id: ['data', 'transaction_id'] },
};

/**
 * Creates the record of the resources that a run created.
 *
 * @param before resources that an interrupted run created and did not delete
 */
export function createMade(contract: Contract, before: readonly MadeThing[] = []): Made {
  let things = [...before];

  return {
    learn(operation, path, { status, body }) {
      if (operation === undefined || status < 200 || status >= 300) return;
      const target = path.split('?', 1)[0] ?? '';
      things = things.filter((thing) => thing.remove !== operation.id || thing.path !== target);
      const undo = UNDO[operation.id];
      // Ignore a 200 response, because the resource already existed.
      if (undo === undefined || status !== 201) return;
      const removal = operationOf(contract, undo.remove);
      const parameter = pathParameter(removal);
      const id = undo.id && valueAt(body, ...undo.id);
      if (undo.id !== undefined && id === undefined) return;
      things.push({
        remove: undo.remove,
        path: fillPath(removal, parameter === undefined ? {} : { [parameter.name]: String(id) }),
      });
    },
    get things() {
      return things;
    },
  };
}

/** Deletes the resources that the run created, the latest first. */
export async function removeMade(session: Session, made: Made): Promise<void> {
  for (const { remove, path } of made.things.toReversed()) {
    const { method } = operationOf(session.contract, remove);
    await session.call({ method, path }).catch(() => undefined);
  }
}
