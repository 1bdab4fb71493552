import { describe, expect, it } from 'vitest';
import { bundle, mainText, readPage, site } from '../support/site.js';

const { contract } = bundle;

describe('what to do about an error', () => {
  const remedies = new Map(
    site.errors.flatMap(({ causes }) => causes.map(({ example, remedy }) => [example, remedy] as const)),
  );

  it.each([
    [
      'localBankExists',
      'It is there already: change it, or delete it first.',
      ['api/updateLocalBank/', 'api/deleteLocalBank/'],
    ],
    ['pictureMissing', 'It is not there yet: create it first.', ['api/createPicture/']],
    ['phoneFormat', 'Mend the field.', ['api/updatePhone/#body-phone']],
    ['withdrawalsQueryInvalid', 'Mend the field.', ['api/getWithdrawalHistory/#query-page_size']],
    ['missingScope', 'Ask for a token, or make a key, with the scope that the operation needs.', ['scopes/']],
    [
      'tooManyAttempts',
      'Wait as many seconds as Retry-After says, or a minute where it is missing, then send it again.',
      ['rate-limits/'],
    ],
    ['passwordsDiffer', 'Mend the field.', ['api/updatePassword/#body-confirm_password']],
    ['passwordUnchanged', 'Mend the field.', ['api/updatePassword/#body-new_password']],
    ['bankAccountLength', 'Mend the field.', ['api/createWithdrawal/#body-sub_banked-bank_account']],
    [
      'verificationWindowExpired',
      'Delete the card and enrol it again.',
      ['api/deleteTrustedCard/', 'api/createTrustedCard/'],
    ],
    ['credentialsIncorrect', 'Check what the request says of the caller.', ['api/createToken/#request']],
  ])('of %s is to say: %s', (example, text, addresses) => {
    expect(remedies.get(example)?.text).toBe(text);
    expect(remedies.get(example)?.links.map(({ address }) => address)).toEqual(addresses);
    expect(mainText(readPage('errors/index.html'))).toContain(text);
  });

  it('is said of every error', () => {
    const silent = site.errors.flatMap(({ causes }) =>
      causes.filter(({ remedy }) => remedy === undefined).map(({ example }) => example),
    );
    expect(silent).toEqual([]);
  });

  it('names the condition that the account must meet', () => {
    expect(remedies.get('notVerified')?.text).toContain(contract.conditions['verified-account']?.description);
    expect(remedies.get('notVerified')?.links.map(({ address }) => address)).toEqual([
      'discrepancies/#new-account-verified',
    ]);
  });
});
