import { describe, expect, it } from 'vitest';
import { bundle, examplesOf, operationNamed, operations, resolveRef, responseExamples } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

// The facts in WiPay's five reference pages for v2.0.0. They are verbatim copies from the pages, not from the spec.

const everywhere = { 401: ['Unauthorized'], 403: ['Invalid scope(s) provided.'] };
const verified = {
  ...everywhere,
  403: ['Invalid scope(s) provided.', 'Please verify your account before proceeding.'],
};
const noPicture = 'No profile picture exists.';
const noLocal = 'No local bank account is configured.';
const noForeign = 'No foreign bank account is configured.';
const noFields = 'No fields provided to update.';

/** For each page and operation: its messages by status code. */
const operationOf = (id: string) => operations.find((operation) => operation.id === id) ?? operationNamed(id);

const messages: Json[][] = [
  [
    'Update Account',
    'updateAccount',
    {
      200: ['OK'],
      400: ['The account number must be a numeric string.', '...'],
      401: ['Unauthorized'],
      403: ['Forbidden', 'Invalid scope(s) provided.'],
    },
  ],
  ['Retrieve Profile', 'getUserProfile', { 200: ['OK'], ...everywhere }],
  [
    'Profile Picture',
    'createPicture',
    {
      201: ['Created'],
      409: ['A profile picture already exists.'],
      400: ['The picture must be a file of type: bmp, gif, jpeg, jpg, png, svg.'],
      ...everywhere,
    },
  ],
  // For updating a picture, the page documents the 400 for an invalid file without a message. It documents the message
  // only for creating a picture.
  [
    'Profile Picture',
    'updatePicture',
    {
      200: ['OK'],
      400: [noPicture, 'The picture must be a file of type: bmp, gif, jpeg, jpg, png, svg.'],
      ...everywhere,
    },
  ],
  ['Profile Picture', 'deletePicture', { 200: ['OK'], 400: [noPicture], ...everywhere }],
  ['Bank Accounts', 'getBanks', { 200: ['OK'], ...everywhere }],
  ['Bank Accounts', 'getLocalBank', { 200: ['OK'], ...everywhere }],
  ['Bank Accounts', 'getForeignBank', { 200: ['OK'], ...everywhere }],
  [
    'Bank Accounts',
    'createLocalBank',
    { 201: ['Created'], 409: ['A local bank account is already configured.'], ...verified },
  ],
  [
    'Bank Accounts',
    'createForeignBank',
    { 201: ['Created'], 409: ['A foreign bank account is already configured.'], ...verified },
  ],
  ['Bank Accounts', 'updateLocalBank', { 200: ['OK'], 400: [noFields, noLocal], ...verified }],
  ['Bank Accounts', 'updateForeignBank', { 200: ['OK'], 400: [noFields, noForeign], ...verified }],
  ['Bank Accounts', 'deleteLocalBank', { 200: ['OK'], 400: [noLocal], ...everywhere }],
  ['Bank Accounts', 'deleteForeignBank', { 200: ['OK'], 400: [noForeign], ...everywhere }],
];

const rows = messages.flatMap(([page, id, byStatus]) =>
  Object.entries<Json>(byStatus).flatMap(([status, texts]) => texts.map((text: string) => [page, id, status, text])),
);

describe('messages of the pages', () => {
  it('are in the table for every operation with a page', () => {
    const tabled = messages.map(([, id]) => id);
    const onPages = operations.filter(({ operation }) => operation['x-provenance'] === 'page').map(({ id }) => id);
    expect(tabled.toSorted()).toEqual(onPages.toSorted());
    expect(rows).toHaveLength(62);
  });

  it.each(rows)('in "%s" for %s %s, "%s", are one named example each', (_page, id, status, text) => {
    const found = responseExamples(id, status).filter(({ value }) => value.message === text);
    expect(found).toHaveLength(1);
    expect(found[0].name).toMatch(/^[a-z]/);
    expect(found[0]['x-provenance']).toBe('page');
  });

  it.each(messages)('in "%s" are the only messages of %s that are marked with `page`', (_page, id, byStatus) => {
    const { responses } = operationOf(id);
    for (const status of Object.keys(responses)) {
      const marked = responseExamples(id, status).filter((example) => example['x-provenance'] === 'page');
      expect(marked.map(({ value }) => value.message).toSorted()).toEqual((byStatus[status] ?? []).toSorted());
    }
  });
});

const localBank = {
  bank_account: '123456789012',
  bank_account_type: null,
  bank_branch: null,
  bank_name: 'Republic Bank LTD',
  currency: 'TTD',
  has_all_details: true,
  name_in_bank: 'John Smith',
};
const foreignBank = {
  bank_address: null,
  beneficiary_account_number: null,
  beneficiary_address: null,
  beneficiary_bank: null,
  beneficiary_bank_swift_or_routing_code: null,
  beneficiary_name: null,
  currency: 'USD',
  has_all_details: false,
  intermediary_bank: null,
  intermediary_bank_address: null,
  intermediary_bank_routing_number_or_aba: null,
  intermediary_bank_swift_code: null,
};
const profile = {
  account_number: 1234567890,
  account_type: 'BUSINESS',
  balances: { foreign: { balance: 0.75, currency: 'USD' }, local: { balance: 59.9, currency: 'TTD' } },
  bank_configured: { foreign: false, local: true },
  country: 'TT-780',
  email: 'wapi@test.com',
  first_name: 'TEST',
  last_name: 'MERCHANT',
  phone: '+18687778899',
  profile_picture: 'https://ttsb.wipayfinancial.com/profile_pictures/wapi@test.com.1589386778.png',
  verified: true,
};

/** For each operation: the body of its 200 response. */
const responseSamples: Json[][] = [
  ['getUserProfile', { message: 'OK', data: profile }],
  ['getBanks', { message: 'OK', data: { local: localBank, foreign: foreignBank } }],
  ['getLocalBank', { message: 'OK', data: { local: localBank } }],
  ['getForeignBank', { message: 'OK', data: { foreign: foreignBank } }],
];

const token = { email: 'your@email.com', password: 'your_password' };
/** The operation and the form fields of a sample request. A file is represented by its name without the folder. */
const requestSamples: Json[][] = [
  ['createToken', { ...token, scopes: 'wapi-transactions-retrieve wapi-accounts-create' }],
  ['createToken', { ...token, scopes: 'wapi-trusted-cards-all' }],
  ['updateAccount', { first_name: 'Johnathan' }],
  ['createPicture', { picture: 'photo.jpg' }],
  ['createLocalBank', { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '123456789012' }],
  ['updateLocalBank', { name_in_bank: 'Jane Smith' }],
];

describe('samples of the pages', () => {
  it.each(responseSamples)('include a response of %s', (id, body) => {
    expect(responseExamples(id, '200').map(({ value }) => value)).toContainEqual(body);
  });

  it.each(requestSamples)('include a request of %s: %o, in all media types', (id, body) => {
    const { operation } = operationOf(id);
    const types = Object.values<Json>(resolveRef(operation.requestBody).content);
    for (const media of types) expect(examplesOf(media).map(({ value }) => value)).toContainEqual(body);
    expect(types.length).toBeGreaterThan(0);
  });

  it('include the account number in the path of updateAccount', () => {
    const [parameter] = bundle.paths['/accounts/{account_number}'].parameters.map(resolveRef);
    expect(parameter).toMatchObject({ name: 'account_number', in: 'path', example: '1428855397' });
  });
});

/**
 * For each operation: its method and path, its scope, and its requests per minute. If operations share the limit, also
 * the bucket.
 */
const access: Json[][] = [
  ['updateAccount', 'PATCH /accounts/{account_number}', 'wapi-accounts-update', 5],
  ['getUserProfile', 'GET /user', 'wapi-user-retrieve', 15],
  ['createPicture', 'POST /user/picture', 'wapi-user-create', 5],
  ['updatePicture', 'PATCH /user/picture', 'wapi-user-update', 5],
  ['deletePicture', 'DELETE /user/picture', 'wapi-user-delete', 5],
  ['getBanks', 'GET /user/banks', 'wapi-user-retrieve', 15, 'retrieve-banks'],
  ...['Local', 'Foreign'].flatMap((type) => [
    [`get${type}Bank`, `GET /user/banks/${type.toLowerCase()}`, 'wapi-user-retrieve', 15, 'retrieve-banks'],
    [`create${type}Bank`, `POST /user/banks/${type.toLowerCase()}`, 'wapi-user-create', 5, 'create-bank'],
    [`update${type}Bank`, `PATCH /user/banks/${type.toLowerCase()}`, 'wapi-user-update', 5, 'update-bank'],
    [`delete${type}Bank`, `DELETE /user/banks/${type.toLowerCase()}`, 'wapi-user-delete', 5, 'delete-bank'],
  ]),
];

describe('access tables of the pages', () => {
  it.each(access)('define %s as %s with scope %s and %i requests per minute', (id, name, scope, requests, bucket) => {
    const found = operations.find((candidate) => candidate.id === id);
    expect(found?.name).toBe(name);
    // Each page adds "or wapi-…-all" to the scopes that it names.
    const scopes = [scope, scope.startsWith('wapi-user-') ? 'wapi-user-all' : 'wapi-accounts-all'];
    expect(found?.operation.security).toEqual(
      ['bearer', 'wapiKey'].flatMap((credential) => scopes.map((each) => ({ [credential]: [each] }))),
    );
    expect(found?.operation['x-rate-limit']).toEqual({ requests, per: 'minute', ...(bucket && { bucket }) });
  });
});
