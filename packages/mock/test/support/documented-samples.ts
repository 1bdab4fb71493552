/**
 * The curl samples from the five reference pages, with two placeholders filled in: `<access_token>` and the image path.
 * The samples are not generated from the spec, because tests use them to check the mock against the reference.
 */
export interface DocumentedSample {
  page: string;
  /** The persona whose token the sample uses. */
  persona: string;
  command: string;
  status: number;
  /** The documented body without its tokens, because tokens always differ. */
  body: unknown;
}

const local = {
  bank_account: '123456789012',
  bank_account_type: null,
  bank_branch: null,
  bank_name: 'Republic Bank LTD',
  currency: 'TTD',
  has_all_details: true,
  name_in_bank: 'John Smith',
};

const foreign = {
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

export const documentedSamples: readonly DocumentedSample[] = [
  {
    page: 'user profile',
    persona: 'wapi@test.com',
    command: `curl -X GET "https://ttsb.wipayfinancial.com/wapi/user" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>"`,
    status: 200,
    body: {
      message: 'OK',
      data: {
        account_number: 1_234_567_890,
        account_type: 'BUSINESS',
        // The page shows 0.75 USD. The mock adds 1000 USD, so that the examples of withdrawals succeed.
        balances: { foreign: { balance: 1000.75, currency: 'USD' }, local: { balance: 59.9, currency: 'TTD' } },
        bank_configured: { foreign: false, local: true },
        country: 'TT-780',
        email: 'wapi@test.com',
        first_name: 'TEST',
        last_name: 'MERCHANT',
        phone: '+18687778899',
        profile_picture: 'https://ttsb.wipayfinancial.com/profile_pictures/wapi@test.com.1589386778.png',
        verified: true,
      },
    },
  },
  {
    page: 'picture, create',
    persona: 'new@test.com',
    command: `curl -X POST "https://ttsb.wipayfinancial.com/wapi/user/picture" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>" \\
  -F "picture=@/path/to/photo.jpg"`,
    status: 201,
    body: { message: 'Created' },
  },
  {
    page: 'picture, update',
    persona: 'wapi@test.com',
    command: `curl -X PATCH "https://ttsb.wipayfinancial.com/wapi/user/picture" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>" \\
  -F "picture=@/path/to/new-photo.jpg"`,
    status: 200,
    body: { message: 'OK' },
  },
  {
    page: 'picture, delete',
    persona: 'wapi@test.com',
    command: `curl -X DELETE "https://ttsb.wipayfinancial.com/wapi/user/picture" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>"`,
    status: 200,
    body: { message: 'OK' },
  },
  {
    page: 'banks, retrieve both',
    persona: 'wapi@test.com',
    command: `curl -X GET "https://ttsb.wipayfinancial.com/wapi/user/banks" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>"`,
    status: 200,
    body: { message: 'OK', data: { local, foreign } },
  },
  {
    page: 'banks, retrieve local',
    persona: 'wapi@test.com',
    command: `curl -X GET "https://ttsb.wipayfinancial.com/wapi/user/banks/local" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>"`,
    status: 200,
    body: { message: 'OK', data: { local } },
  },
  {
    page: 'banks, create',
    persona: 'new@test.com',
    command: `curl -X POST "https://ttsb.wipayfinancial.com/wapi/user/banks/local" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>" \\
  -F "bank_name=Republic Bank LTD" \\
  -F "name_in_bank=John Smith" \\
  -F "bank_account=123456789012"`,
    status: 201,
    body: { message: 'Created' },
  },
  {
    page: 'banks, update',
    persona: 'wapi@test.com',
    command: `curl -X PATCH "https://ttsb.wipayfinancial.com/wapi/user/banks/local" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>" \\
  -F "name_in_bank=Jane Smith"`,
    status: 200,
    body: { message: 'OK' },
  },
  {
    page: 'banks, delete',
    persona: 'wapi@test.com',
    command: `curl -X DELETE "https://ttsb.wipayfinancial.com/wapi/user/banks/local" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>"`,
    status: 200,
    body: { message: 'OK' },
  },
  {
    page: 'accounts, update',
    persona: 'mma@test.com',
    command: `curl -X PATCH "https://ttsb.wipayfinancial.com/wapi/accounts/1428855397" \\
  -H "Accept: application/json" \\
  -H "Authorization: Bearer <access_token>" \\
  -F "first_name=Johnathan"`,
    status: 200,
    body: { message: 'OK' },
  },
  {
    page: 'scopes, several scopes',
    persona: 'your@email.com',
    command: `curl -X POST https://ttsb.wipayfinancial.com/wapi/auth/tokens \\
  -H "Accept: application/json" \\
  -F "email=your@email.com" \\
  -F "password=your_password" \\
  -F "scopes=wapi-transactions-retrieve wapi-accounts-create"`,
    status: 200,
    body: { message: 'OK', token_type: 'Bearer', expires_in: 43_200 },
  },
  {
    page: 'scopes, a category',
    persona: 'your@email.com',
    command: `curl -X POST https://ttsb.wipayfinancial.com/wapi/auth/tokens \\
  -H "Accept: application/json" \\
  -F "email=your@email.com" \\
  -F "password=your_password" \\
  -F "scopes=wapi-trusted-cards-all"`,
    status: 200,
    body: { message: 'OK', token_type: 'Bearer', expires_in: 43_200 },
  },
];
