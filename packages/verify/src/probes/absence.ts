import type { OperationId } from '@wapi/types';
import { operationOf, type Session, SkipStep, valueAt } from './step.js';

/** Things of which an account has at most one, by the operation that creates them, and where a profile shows them. */
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
 * Requires that the account lacks everything that the operations create, because they would change or delete it.
 *
 * @throws {SkipStep} if the account has it
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
