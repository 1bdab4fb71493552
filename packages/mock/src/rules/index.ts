import type { OperationId } from '@wapi/types';
import { updateAccount } from './accounts.js';
import { createToken } from './auth.js';
import { createBank, deleteBank, getBank, getBanks, updateBank } from './banks.js';
import { createPicture, deletePicture, updatePicture } from './picture.js';
import { getUserProfile } from './profile.js';
import type { AccountRule, PublicRule } from './rule.js';

/** The operations without a caller. */
type PublicOperationId = 'createToken';

/** The rule of each public operation. */
export const publicRules: Readonly<Record<PublicOperationId, PublicRule>> = { createToken };

/** The rule of each protected operation. An operation of the spec that is missing here does not compile. */
export const accountRules: Readonly<Record<Exclude<OperationId, PublicOperationId>, AccountRule>> = {
  updateAccount,
  getUserProfile,
  createPicture,
  updatePicture,
  deletePicture,
  getBanks,
  getLocalBank: getBank('local'),
  createLocalBank: createBank('local'),
  updateLocalBank: updateBank('local'),
  deleteLocalBank: deleteBank('local'),
  getForeignBank: getBank('foreign'),
  createForeignBank: createBank('foreign'),
  updateForeignBank: updateBank('foreign'),
  deleteForeignBank: deleteBank('foreign'),
};
