import { type FormInput } from './caller.js';
import { as, error, exampleForm, type ErrorCase } from './error-case.js';

const RECIPIENT = { ...exampleForm('createWithdrawal', 'bankedRecipient'), currency: 'TTD', amount: '20.00' };
const OWN_BANK = exampleForm('createWithdrawal', 'ownBankAccount');

const list = (query: string) => as('wapi@test.com', 'wapi-withdrawals-all', 'GET', `/withdrawals?${query}`);
const create = (form: FormInput, email = 'wapi@test.com') =>
  as(email, 'wapi-withdrawals-all', 'POST', '/withdrawals', form);
const remove = (id: string) => as('wapi@test.com', 'wapi-withdrawals-all', 'DELETE', `/withdrawals/${id}`);

/** Creates a case for an invalid query, with the message that names the parameter. */
function badQuery(by: string, query: string, message: string): ErrorCase {
  return { ...error('getWithdrawalHistory', 400, 'withdrawalsQueryInvalid', by, list(query)), message };
}

/** Creates a case for an invalid body, with the message that names the field. */
function badField(by: string, change: FormInput, message: string): ErrorCase {
  return {
    ...error('createWithdrawal', 400, 'withdrawalFieldInvalid', by, create({ ...RECIPIENT, ...change })),
    message,
  };
}

/** One case for each error documented for withdrawals. */
export const withdrawalErrorCases: readonly ErrorCase[] = [
  error('getWithdrawalHistory', 400, 'withdrawalsQueryInvalid', 'letters for a page size', list('page_size=ten')),
  badQuery('more than the largest page', 'page_size=101', 'The page size must not be greater than 100.'),
  badQuery('a page before the first', 'page=0', 'The page must be at least 1.'),
  badQuery('a negative amount', 'amount_min=-1', 'The amount min must be at least 0.'),
  badQuery('an amount in words', 'amount_max=much', 'The amount max must be a number.'),
  badQuery('the currency of another platform', 'currency=JMD', 'The selected currency is invalid.'),
  badQuery('a reference that is not a UUID', 'reference=W12345', 'The reference must be a valid UUID.'),
  badQuery('a single status', 'status=0', 'The status must be an array.'),
  badQuery('a status that does not exist', 'status[]=0&status[]=10', 'The selected status.1 is invalid.'),
  badQuery('a type that does not exist', 'withdrawal_type[]=cash', 'The selected withdrawal type.0 is invalid.'),
  badQuery('a boolean in words', 'with_deleted=yes', 'The with deleted field must be true or false.'),
  badQuery('a day that does not exist', 'start_date=2025-02-30', 'The start date is not a valid date.'),
  badQuery(
    'an end before the start',
    'start_date=2025-03-02&end_date=2025-03-01',
    'The end date must be a date after or equal to start date.',
  ),

  error('createWithdrawal', 400, 'withdrawalFieldInvalid', 'no type', create({})),
  badField('a type that does not exist', { withdrawal_type: 'cash' }, 'The selected withdrawal type is invalid.'),
  badField('no recipient', { email: '' }, 'The email field is required.'),
  badField('the amount 0', { amount: '0.00' }, 'The amount must be greater than 0.'),
  badField('three decimals', { amount: '20.001' }, 'The amount format is invalid.'),
  badField('a national phone number', { phone: '868 777-8899' }, 'The phone format is invalid.'),
  badField('a document that does not exist', { id_type: 'library_card' }, 'The selected id type is invalid.'),
  error(
    'createWithdrawal',
    400,
    'bankNameUnknown',
    'a bank that is not listed',
    create({ ...RECIPIENT, bank_name: 'First Example Bank' }),
  ),
  error(
    'createWithdrawal',
    400,
    'bankAccountLength',
    'a digit too much',
    create({ ...RECIPIENT, bank_account: '12345678901' }),
  ),
  error(
    'createWithdrawal',
    400,
    'idNumberFormat',
    'a passport without letters',
    create({ ...RECIPIENT, id_number: '963809' }),
  ),
  error('createWithdrawal', 400, 'ownBankMissing', 'no foreign bank account', create({ ...OWN_BANK, currency: 'USD' })),
  error(
    'createWithdrawal',
    403,
    'withdrawalForbidden',
    'a restricted account',
    create(OWN_BANK, 'restricted@test.com'),
  ),
  error(
    'createWithdrawal',
    403,
    'withdrawalFundsMissing',
    'the whole balance, which leaves nothing for the fee',
    create({ ...OWN_BANK, amount: '59.90' }),
  ),
  error('deleteWithdrawal', 400, 'withdrawalNotDeletable', 'an unknown id', remove('SB-47-1-W00000-20250306010101')),
  error('deleteWithdrawal', 400, 'withdrawalNotDeletable', 'a completed one', remove('SB-47-1-W12343-20250301093000')),
  error(
    'deleteWithdrawal',
    400,
    'withdrawalNotDeletable',
    'a released one without a bank account',
    remove('SB-47-1-W12344-20250304120000'),
  ),
];
