import { type Fault, inData, type Json } from './fault.js';

/** Faults in the data of a response. */
export const bodyFaults: readonly Fault[] = [
  inData(
    'a missing field',
    'getUserProfile 200',
    'GET /user 200 body/data/phone required',
    (item) => delete item['phone'],
  ),
  inData(
    'an extra field',
    'getUserProfile 200',
    'GET /user 200 body/data/* undocumented',
    (item) => (item['nick'] = 'x'),
  ),
  inData(
    'a wrong type',
    'getUserProfile 200',
    'GET /user 200 body/data/verified type',
    (item) => (item['verified'] = 'yes'),
  ),
  inData(
    'a value that an enum lacks',
    'getUserProfile 200',
    'GET /user 200 body/data/account_type enum',
    (item) => (item['account_type'] = 'VIP'),
  ),
  inData(
    'null',
    'getBanks 200',
    'GET /user/banks 200 body/data/local/currency type',
    (item) => ((item['local'] as Json)['currency'] = null),
  ),
  inData(
    'a number as text',
    'getTransactionFees 200',
    'GET /transactions/fees 200 body/data/cus_t type',
    (item) => (item['cus_t'] = '105.2'),
  ),
  inData(
    'text as a number',
    'getTransactionHistory 200',
    'GET /transactions 200 body/data/*/total type',
    (item) => (item['total'] = 23.84),
  ),
  inData(
    'a bad date',
    'retrieveTransaction 200',
    'GET /transactions/{transaction_id} 200 body/data/date format',
    (item) => (item['date'] = '2026-13-01'),
  ),
  inData(
    'a bad UUID',
    'retrieveWithdrawal 200',
    'GET /withdrawals/{transaction_id} 200 body/data/reference format',
    (item) => 'reference' in (item ?? {}) && (item['reference'] = '123'),
  ),
  inData(
    'a bad e-mail address',
    'retrieveWithdrawal 200',
    'GET /withdrawals/{transaction_id} 200 body/data/email format',
    (item) => 'email' in (item ?? {}) && (item['email'] = 'none'),
  ),
  inData(
    'text outside its pattern',
    'retrieveTrustedCard 200',
    'GET /trusted-cards/{uuid} 200 body/data/*/pan pattern',
    (item) => 'pan' in (item ?? {}) && (item['pan'] = 'x'),
  ),
  inData(
    'another item',
    'retrieveTrustedCard 200',
    'GET /trusted-cards/{uuid} 200 body/data/uuid sameItem',
    (item) => 'uuid' in (item ?? {}) && (item['uuid'] = '5c1d2a86-0f3b-4e59-8b7a-6d9e4f1a2c31'),
  ),
];
