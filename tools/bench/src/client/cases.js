/** A picture of 100 KiB. */
export const picture = new File([new Uint8Array(102_400).fill(7)], 'me.png', { type: 'image/png' });
export const bank = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '000123456789' };

/** Has the form of a sandbox key. */
export const KEY = `wapi_test_${'0'.repeat(18)}_${'0'.repeat(64)}`;

/** @typedef {(calls: import('./contestant.js').Calls) => Promise<unknown>} Act */

const getProfile = /** @type {Act} */ ((calls) => calls.getProfile());
const createBank = /** @type {Act} */ ((calls) => calls.createBank(bank));
const uploadPicture = /** @type {Act} */ ((calls) => calls.uploadPicture(picture));

/**
 * What is measured.
 *
 * @type {readonly { title: string, act: Act, over: 'stub' | 'http', operations: number }[]} operations: of each contestant in each round
 */
export const cases = [
  { title: 'GET the profile, answered at once', act: getProfile, over: 'stub', operations: 120 },
  { title: 'POST a form of three fields, answered at once', act: createBank, over: 'stub', operations: 80 },
  { title: 'POST a picture of 100 KiB, answered at once', act: uploadPicture, over: 'stub', operations: 40 },
  { title: 'GET the profile from a local server', act: getProfile, over: 'http', operations: 60 },
  { title: 'POST a picture of 100 KiB to a local server', act: uploadPicture, over: 'http', operations: 30 },
];
