import { Upload } from '@wapi/validation';
import { SpecMismatchError } from './spec-mismatch-error.js';
import type { AccountRule } from './rule.js';
import type { Decision } from './decision.js';

/** Inferred: WAPI rejects a decompression bomb with the same error as a file of the wrong type. */
const BOMB: Decision = { status: 400, example: 'pictureType', why: 'the picture is too large to decode' };

/** Sets the picture if the account has none. */
export const createPicture: AccountRule = async (context, account) => {
  if (account.picture !== null) return { status: 409, example: 'pictureExists', why: 'the account has a picture' };
  const url = await savePicture(context, account);
  if (url === undefined) return BOMB;
  account.picture = url;
  return { status: 201, example: 'created', why: 'the account had no picture' };
};

/** Replaces the picture if the account has one. */
export const updatePicture: AccountRule = async (context, account) => {
  if (account.picture === null) return { status: 400, example: 'pictureMissing', why: 'the account has no picture' };
  const old = account.picture;
  const picture = await savePicture(context, account);
  if (picture === undefined) return BOMB;
  account.picture = picture;
  return {
    status: 200,
    example: 'ok',
    why: 'the account had a picture',
    afterCommit: () => context.pictures.delete(old),
  };
};

/** Removes the picture if the account has one. */
export const deletePicture: AccountRule = ({ pictures }, account) => {
  if (account.picture === null) return { status: 400, example: 'pictureMissing', why: 'the account has no picture' };
  const old = account.picture;
  account.picture = null;
  return { status: 200, example: 'ok', why: 'the account had a picture', afterCommit: () => pictures.delete(old) };
};

async function savePicture(
  { pictures, fields, request, clock }: Parameters<AccountRule>[0],
  { email }: Parameters<AccountRule>[1],
): Promise<string | undefined> {
  const file = fields['picture'];
  if (!(file instanceof Upload))
    throw new SpecMismatchError('the rule reads the file picture, which the request does not have');
  return pictures.save(request, email, file.content, clock());
}
