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
    ['missingScope', 'Use a token or a WAPI Key that has the scope that the operation requires.', ['scopes/']],
    [
      'tooManyAttempts',
      'The API refused the request. Wait for the number of seconds in Retry-After, or for one minute if the header is missing. Then retry.',
      ['rate-limits/', 'guides/after-a-timeout/'],
    ],
    [
      'verificationWindowExpired',
      'Delete the card and enrol it again.',
      ['api/deleteTrustedCard/', 'api/createTrustedCard/'],
    ],
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

  it.each([
    ['phoneFormat', 'Correct `phone`', ['api/updatePhone/#body-phone']],
    ['withdrawalsQueryInvalid', 'status[]=0', ['api/getWithdrawalHistory/#query-page_size']],
    ['passwordsDiffer', '`confirm_password`', ['api/updatePassword/#body-confirm_password']],
    [
      'bankAccountLength',
      'leading zeros',
      ['api/createWithdrawal/#body-sub_banked-bank_account', 'api/getWithdrawalMeta/'],
    ],
    ['credentialsIncorrect', '`email` and `password`', ['api/createToken/']],
    ['credentialsIncorrect', 'belongs to this platform', ['api/createToken/']],
    ['refreshTokenInvalid', 'A refresh token works once', ['api/createToken/']],
    [
      'chargeTotalTooSmall',
      'each currency has its own minimum',
      ['api/chargeTrustedCard/#body-total', 'api/getTransactionMeta/'],
    ],
    ['noFields', '`_method` set to `PATCH`', []],
    ['localBankInvalid', 'Jamaica also requires', ['api/createLocalBank/#body-bank_name']],
  ])('advises for %s about the cause: %s', (example, part, addresses) => {
    expect(remedies.get(example)?.text).toContain(part);
    expect(remedies.get(example)?.links.map(({ address }) => address)).toEqual(addresses);
  });

  it('says more than the name of the field about every failed check', () => {
    const short = [...remedies].filter(([, remedy]) => remedy?.text.startsWith('Fix the field'));
    expect(short.map(([example]) => example)).toEqual([]);
    const ofFields = [...remedies.values()].filter((remedy) =>
      remedy?.links.some(({ address }) => /#body|#query|#path/.test(address)),
    );
    expect(ofFields.length).toBeGreaterThan(30);
    for (const remedy of ofFields) expect(remedy?.text).toMatch(/`\w+|the message names/);
  });

  it('names the condition that the account must meet', () => {
    expect(remedies.get('notVerified')?.text).toContain(contract.conditions['verified-account']?.description);
    expect(remedies.get('notVerified')?.links.map(({ address }) => address)).toEqual([
      'discrepancies/#new-account-verified',
    ]);
  });
});
