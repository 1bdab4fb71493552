/** What readers look for, and the pages of which one must be among the first three results. */
export const searchQueries: readonly (readonly [query: string, ...pages: string[]])[] = [
  // Operations by their words, ids and paths
  ['grant a token', 'api/createToken/'],
  ['refresh token', 'api/refreshToken/'],
  ['createLocalBank', 'api/createLocalBank/'],
  ['getuserprofile', 'api/getUserProfile/'],
  ['list transactions', 'api/getTransactionHistory/'],
  ['/user/phone', 'api/updatePhone/'],
  ['POST /withdrawals', 'api/createWithdrawal/'],
  ['charge card', 'api/chargeTrustedCard/'],
  ['delete picture', 'api/deletePicture/'],
  ['request a refund', 'api/createRefundRequest/'],
  ['withdrawals meta', 'api/getWithdrawalMeta/'],
  ['foreign bank', 'api/getForeignBank/', 'api/createForeignBank/', 'api/updateForeignBank/', 'api/deleteForeignBank/'],
  // Words of descriptions
  ['micro-charge', 'api/verifyTrustedCard/', 'api/createTrustedCard/'],
  ['what a payment costs', 'api/getTransactionFees/'],
  ['enrol a card', 'api/createTrustedCard/'],
  ['main merchant account', 'api/createAccount/', 'scopes/', 'api/updateAccount/', 'api/deleteAccount/', 'api/retrieveAccount/'],
  // Typos
  ['withdrawl', 'api/createWithdrawal/', 'api/getWithdrawalHistory/', 'api/retrieveWithdrawal/'],
  ['refnd', 'api/createRefundRequest/'],
  ['pasword', 'api/updatePassword/'],
  ['transacton fees', 'api/getTransactionFees/'],
  ['crate trusted card', 'api/createTrustedCard/'],
  ['profle picture', 'api/createPicture/', 'api/updatePicture/', 'api/deletePicture/'],
  ['webhok', 'webhooks/'],
  ['discrepencies', 'discrepancies/'],
  // Fields
  ['bank_branch', 'api/createLocalBank/'],
  ['beneficiary_name', 'api/createForeignBank/', 'api/updateForeignBank/', 'api/getForeignBank/'],
  ['fee_structure', 'api/chargeTrustedCard/', 'api/getTransactionFees/'],
  ['with_deleted', 'api/getWithdrawalHistory/'],
  ['expires in', 'api/createToken/'],
  ['confirm password', 'api/updatePassword/', 'errors/'],
  ['response_url', 'api/createTrustedCard/', 'api/chargeTrustedCard/'],
  // Scopes
  ['wapi-user-create', 'scopes/'],
  ['wapi-transactions-all', 'scopes/'],
  ['wapi-trusted-cards-charge', 'scopes/'],
  // Messages, whole and in part
  ['A local bank account is already configured.', 'errors/'],
  ['Invalid scope(s) provided', 'errors/'],
  ['too many attempts', 'errors/'],
  ['verify your account before proceeding', 'errors/'],
  ['insufficient funds', 'errors/'],
  // Pages
  ['rate limits', 'rate-limits/'],
  ['enviroments', 'environments/'],
  ['changelog', 'changes/'],
  ['typescript client', 'client/'],
  ['what is inferred', 'inferred/'],
  ['verify a trusted card workflow', 'workflows/trusted-cards/', 'api/verifyTrustedCard/'],
  // Words that are not here
  ['payout', 'api/createWithdrawal/'],
  ['take payments', 'api/chargeTrustedCard/'],
  ['login', 'api/createToken/'],
  ['avatar', 'api/createPicture/'],
  ['idempotency', 'client/'],
  ['pagination', 'client/'],
  ['429', 'errors/'],
  // As they stand in a terminal
  ['{"message":"Unauthorized"}', 'errors/'],
  ['The last name field is required.', 'api/createAccount/'],
  ['"message": "The bank account type field is required."', 'api/createLocalBank/'],
  // What makes something comes before what takes it away
  ['add bank account', 'api/createLocalBank/', 'api/createForeignBank/'],
  // What WiPay sends
  ['withdrawal.transaction_completed', 'webhooks/'],
];
