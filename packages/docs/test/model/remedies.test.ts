import { describe, expect, it } from 'vitest';
import { bundle, mainText, readPage, site } from '../support/site.js';

const { contract } = bundle;

describe('findRemedy', () => {
  const remedies = new Map(
    site.errors.flatMap(({ causes }) => causes.map(({ example, remedy }) => [example, remedy] as const)),
  );

  it.each([
    [
      'localBankExists',
      'The resource already exists. Update it, or delete it first.',
      ['api/updateLocalBank/', 'api/deleteLocalBank/'],
    ],
    ['pictureMissing', 'The resource does not exist. Create it first.', ['api/createPicture/']],
    ['phoneFormat', 'Fix the field:', ['api/updatePhone/#body-phone']],
    ['withdrawalsQueryInvalid', 'Fix the field:', ['api/getWithdrawalHistory/#query-page_size']],
    ['missingScope', 'Use a token or a WAPI Key that has the scope that the operation requires.', ['scopes/']],
    [
      'tooManyAttempts',
      'The API refused the request. Wait for the number of seconds in Retry-After, or for one minute if the header is missing. Then retry.',
      ['rate-limits/', 'guides/after-a-timeout/'],
    ],
    ['passwordsDiffer', 'Fix the field:', ['api/updatePassword/#body-confirm_password']],
    ['passwordUnchanged', 'Fix the field:', ['api/updatePassword/#body-new_password']],
    ['bankAccountLength', 'Fix the field:', ['api/createWithdrawal/#body-sub_banked-bank_account']],
    [
      'verificationWindowExpired',
      'Delete the card and enrol it again.',
      ['api/deleteTrustedCard/', 'api/createTrustedCard/'],
    ],
    ['credentialsIncorrect', 'Check the fields that identify the caller.', ['api/createToken/#request']],
  ])('advises for %s: %s', (example, text, addresses) => {
    expect(remedies.get(example)?.text).toBe(text);
    expect(remedies.get(example)?.links.map(({ address }) => address)).toEqual(addresses);
    expect(mainText(readPage('errors/index.html'))).toContain(text);
  });

  it('has advice for every error', () => {
    const withoutAdvice = site.errors.flatMap(({ causes }) =>
      causes.filter(({ remedy }) => remedy === undefined).map(({ example }) => example),
    );
    expect(withoutAdvice).toEqual([]);
  });

  it('names the condition that the account must meet', () => {
    expect(remedies.get('notVerified')?.text).toContain(contract.conditions['verified-account']?.description);
    expect(remedies.get('notVerified')?.links.map(({ address }) => address)).toEqual([
      'discrepancies/#new-account-verified',
    ]);
  });
});
