import type { OperationId } from '@wapi/types';
import { operationOf, type Session, SkipStep, valueAt } from './step.js';

/**
 * Resources of which an account can have only one. Each key is the operation that creates the resource. `read` and
 * `path` locate the resource.
 */
const SINGLE: Readonly<Partial<Record<OperationId, { read: OperationId; path: readonly string[]; what: string }>>> = {
  createPicture: { read: 'getUserProfile', path: ['data', 'profile_picture'], what: 'a picture' },
  createLocalBank: { read: 'getBanks', path: ['data', 'local', 'bank_account'], what: 'a local bank account' },
  createForeignBank: {
    read: 'getBanks',
    path: ['data', 'foreign', 'beneficiary_account_number'],
    what: 'a foreign bank account',
  },
};

/**
 * Requires that the account does not yet have the resources that these operations create, because the run would change
 * or delete them.
 *
 * @throws {SkipStep} if the account already has one of them
 */
export async function requireAbsence(session: Session, operations: readonly OperationId[]): Promise<void> {
  for (const id of new Set(operations)) {
    const single = SINGLE[id];
    if (single === undefined) continue;
    const { method, path } = operationOf(session.contract, single.read);
    const reply = await session.call({ method, path });
    if (reply.status !== 200) throw new SkipStep(`it is unknown whether the account has ${single.what}`);
    if (valueAt(reply.body, ...single.path) !== null)
      throw new SkipStep(`the account has ${single.what}, which the run must not change`);
  }
}
