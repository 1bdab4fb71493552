const text = { type: 'string' };
const flag = { type: 'boolean' };
const amount = { type: 'number' };
const environment = { enum: ['sandbox', 'live'] };
const list = (items: object) => ({ type: 'array', items });
const details = { type: 'object', additionalProperties: text };
/** Objects may have more properties than a saved state of this version has. */
const object = (properties: object, optional: object = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

/** An `Account`. Of the data that the API shows, the schema contains only the fields that the rules use. */
const account = object(
  {
    accountNumber: text,
    accountType: { enum: ['PERSONAL', 'BUSINESS'] },
    email: text,
    password: text,
    firstName: text,
    lastName: text,
    phone: text,
    verified: flag,
    merchant: flag,
    balances: object({ local: amount, foreign: amount }),
    picture: { type: ['string', 'null'] },
    banks: object({}, { local: details, foreign: details }),
    transactions: list(
      object(
        { shown: object({ transaction_id: text, status: text }), environment, refundRequested: flag },
        { receiver: text },
      ),
    ),
    trustedCards: list(
      object({ uuid: text, pan: text, card_type: text, verified: flag, verify_expiry: { type: ['string', 'null'] } }),
    ),
    withdrawals: list(
      object({
        transaction_id: text,
        amount: text,
        fee_amount: text,
        currency: text,
        status: { type: 'integer' },
        deleted_at: { type: ['string', 'null'] },
      }),
    ),
    checkouts: list(
      object(
        { transactionId: text, environment, responseUrl: text },
        { charge: object({ cardUuid: text, credited: text, origin: text }) },
      ),
    ),
  },
  { createdBy: text, linkedTo: list(text), deactivated: flag, restricted: flag, fixedWindows: list(text) },
);
const grant = object({ id: text, accountNumber: text, scopes: list(text), expiresAt: { type: 'number' } });
const endpoint = object({ id: text, url: text, secret: text }, { accountNumber: text, events: list(text) });

/** The JSON schema of the parts of a saved state, and of the stored values by the form of their keys. */
export const STATE_SCHEMA = object({
  clockOffset: { type: 'number' },
  values: {
    type: 'object',
    patternProperties: {
      '^account:': account,
      '^accounts$': list(text),
      '^(token|refresh):': grant,
      '^webhook-endpoints$': list(endpoint),
      '^picture-second:': { type: 'integer' },
    },
  },
  contents: { type: 'object', additionalProperties: { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' } },
  expiring: list(text),
});
