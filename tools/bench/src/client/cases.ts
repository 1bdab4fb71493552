import type { Calls } from './candidate.js';

/** 100 KiB. */
export const picture = new File([new Uint8Array(102_400).fill(7)], 'me.png', { type: 'image/png' });
export const bank = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '000123456789' };

/** A fake WAPI Key in the format of a sandbox key. */
export const KEY = `wapi_test_${'0'.repeat(18)}_${'0'.repeat(64)}`;

type Act = (calls: Calls) => Promise<unknown>;

interface Case {
  readonly title: string;
  readonly act: Act;
  readonly over: 'stub' | 'http';
  /** Number of operations that each candidate runs per round. */
  readonly operations: number;
}

const getProfile: Act = (calls) => calls.getProfile();
const createBank: Act = (calls) => calls.createBank(bank);
const uploadPicture: Act = (calls) => calls.uploadPicture(picture);

export const cases: readonly Case[] = [
  { title: 'GET the profile, stub', act: getProfile, over: 'stub', operations: 120 },
  { title: 'POST a form of three fields, stub', act: createBank, over: 'stub', operations: 80 },
  { title: 'POST a picture of 100 KiB, stub', act: uploadPicture, over: 'stub', operations: 40 },
  { title: 'GET the profile, local server', act: getProfile, over: 'http', operations: 60 },
  { title: 'POST a picture of 100 KiB, local server', act: uploadPicture, over: 'http', operations: 30 },
];
