import type { Contract, Operation, OperationId } from '@wapi/types';
import { fillPath, operationOf, pathParameter, type Reply, type Session, valueAt } from '../probes/step.js';

/** Something that the run created and has to delete. */
export interface MadeThing {
  /** The operation that deletes it. */
  remove: OperationId;
  /** The path that deletes it. */
  path: string;
}

/** Remembers what the run created, so that it deletes nothing else. */
export interface Made {
  /** Learns from each response. */
  learn(operation: Operation | undefined, path: string, reply: Pick<Reply, 'status' | 'body'>): void;
  readonly things: readonly MadeThing[];
}

/** How each creation is undone. A path parameter comes from the response. */
const UNDO: Readonly<Partial<Record<OperationId, { remove: OperationId; id?: readonly string[] }>>> = {
  createPicture: { remove: 'deletePicture' },
  createLocalBank: { remove: 'deleteLocalBank' },
  createForeignBank: { remove: 'deleteForeignBank' },
  createAccount: { remove: 'deleteAccount', id: ['data', 'account_number'] },
  createWithdrawal: { remove: 'deleteWithdrawal', id: ['data', 'transaction_id'] },
};

/**
 * Creates the list of what a run created.
 *
 * @param before what an interrupted run created and did not delete
 */
export function createMade(contract: Contract, before: readonly MadeThing[] = []): Made {
  let things = [...before];

  return {
    learn(operation, path, { status, body }) {
      if (operation === undefined || status < 200 || status >= 300) return;
      const target = path.split('?', 1)[0] ?? '';
      things = things.filter((thing) => thing.remove !== operation.id || thing.path !== target);
      const undo = UNDO[operation.id];
      // A 200 to a creation means that it existed before.
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

/** Deletes what the run created, the latest first. */
export async function removeMade(session: Session, made: Made): Promise<void> {
  for (const { remove, path } of made.things.toReversed()) {
    const { method } = operationOf(session.contract, remove);
    await session.call({ method, path }).catch(() => undefined);
  }
}
