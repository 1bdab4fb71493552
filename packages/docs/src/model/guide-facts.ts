import { type Contract, messageOf, type Operation, type Schema } from '@wapi/types';
import { DocsError } from '../docs-error.js';

/** Formats a list in English, e.g. `400, 401 or 403`. */
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * Replaces `{{name}}` and `{{name:argument}}` in a guide's Markdown with facts from the contract. Guides therefore
 * never repeat a fact.
 *
 * @throws DocsError if a name is unknown
 */
export function fillFacts(markdown: string, contract: Contract): string {
  return markdown.replaceAll(/\{\{([a-z-]+)(?::([\w-]+))?\}\}/g, (whole, name: string, argument = '') => {
    const fact = FACTS[name]?.(contract, argument as string);
    if (fact === undefined) throw new DocsError(`A guide must only contain known facts, received "${whole}".`);
    return fact;
  });
}

type Fact = (contract: Contract, argument: string) => string | undefined;

const FACTS: Readonly<Record<string, Fact>> = {
  message: findMessage,
  'money-operations': listMoneyOperations,
  refusals: listRefusals,
  fees: describeFees,
  platforms: listPlatforms,
  'jamaica-fields': listFieldsOfJamaica,
  'transaction-statuses': listTransactionStatuses,
  'withdrawal-statuses': listWithdrawalStatuses,
};

/** Returns the message of a named example. */
function findMessage({ operations, fallbacks }: Contract, name: string): string | undefined {
  const examples = [...operations.flatMap(({ responses }) => responses), ...Object.values(fallbacks)].flatMap(
    (response) => response.examples,
  );
  return messageOf(examples.find((example) => example.name === name)?.value);
}

/**
 * Lists the operations that move money, each with the fields that identify a request and the operation that shows the
 * result.
 */
function listMoneyOperations({ operations }: Contract): string {
  const rows = operations.flatMap(({ movesMoney, ...operation }) =>
    movesMoney
      ? [
          [
            linkTo(operation),
            movesMoney.by.map((name) => `\`${name}\``).join(', '),
            operations
              .filter(({ id }) => id === movesMoney.check)
              .map(linkTo)
              .join(''),
          ],
        ]
      : [],
  );
  return toTable(['request', 'identified by', 'shown by'], rows);
}

/**
 * Lists the status codes with which every operation that moves money can refuse a request.
 *
 * @param format `list` for a list in code; otherwise a phrase
 */
function listRefusals({ operations }: Contract, format: string): string {
  const [first = [], ...others] = operations
    .filter(({ movesMoney }) => movesMoney !== undefined)
    .map(({ responses }) => responses.map(({ status }) => status).filter((status) => status >= 400 && status < 500));
  const shared = first.filter((status) => others.every((list) => list.includes(status)));
  return format === 'list' ? shared.join(', ') : OR.format(shared.map(String));
}

/** Describes the documented fee example in one sentence. */
function describeFees({ operations }: Contract): string | undefined {
  const [example] = operations
    .filter(({ id }) => id === 'getTransactionFees')
    .flatMap(({ responses }) => responses.filter(({ status }) => status === 200))
    .flatMap(({ examples }) => examples);
  const { data } = (example?.value ?? {}) as { data?: Readonly<Record<string, unknown>> };
  if (!data) return undefined;
  const money = (name: string) => Number(data[name]).toFixed(2);
  return (
    `For example, WiPay documents for \`customer_pay\`: the customer pays ${String(data['cus_desc_local'])}. ` +
    `The fee of ${money('cus_t_fee')} makes a total of ${money('cus_t')}, and the merchant is credited ` +
    `${money('mer_t')}. With \`merchant_absorb\`, the fee is deducted from the amount. With \`split\`, the ` +
    'customer and the merchant each pay a part. WiPay documents no numbers for `merchant_absorb` and `split`, so ' +
    'preview the fees.'
  );
}

function listPlatforms({ platforms, servers }: Contract): string {
  const hosts = (code: string) => servers.map(({ url }) => `\`${new URL(url.replace('{platform}', code)).host}\``);
  return toTable(
    ['platform', 'currencies', ...servers.map(({ environment }) => environment)],
    Object.entries(platforms).map(([code, { name, currencies }]) => [name, currencies.join(', '), ...hosts(code)]),
  );
}

/** Lists the fields that only requests in Jamaica need, with their values. */
function listFieldsOfJamaica({ operations }: Contract): string {
  const rows = operations.flatMap(({ requestBody, ...operation }) => {
    const schema = requestBody?.content[0]?.schema ?? {};
    return [schema, ...(schema.oneOf ?? [])].flatMap((variant) =>
      (variant['x-required-on']?.jm ?? []).map((field) => [
        linkTo(operation),
        `\`${field}\``,
        (variant.properties?.[field]?.enum ?? []).map((value) => `\`${String(value)}\``).join(', ') || 'text',
      ]),
    );
  });
  return toTable(['request', 'field', 'values'], rows);
}

const UNKNOWN = 'not documented';

/** Lists the known statuses of a transaction. Their meaning is inferred. */
function listTransactionStatuses({ operations }: Contract): string {
  const found = findStatusSchema(operations, 'retrieveTransaction', (schema) => schema.enum?.includes('success'));
  const meanings: Readonly<Record<string, readonly [meaning: string, isFinal: string]>> = {
    incomplete: ['the customer has not confirmed the payment', 'no'],
    failed: ['the payment failed', 'inferred: yes'],
    success: ['paid, if `status_desc` is `Normal`', 'no: a refund or a chargeback changes `status_desc` (inferred)'],
  };
  const values = [...new Set([...Object.keys(meanings), ...(found?.enum ?? []).map(String)])];
  return toTable(
    ['status', 'meaning (inferred)', 'final?'],
    values.map((value) => [`\`${value}\``, ...(meanings[value] ?? [UNKNOWN, UNKNOWN])]),
  );
}

/** The statuses that are final, because in the sources no other status follows them. */
const FINAL_WITHDRAWALS = new Set(['2', '5', '6', '7']);

function listWithdrawalStatuses({ operations }: Contract): string | undefined {
  const found = findStatusSchema(operations, 'retrieveWithdrawal', (schema) => schema['x-enumDescriptions']);
  if (!found) return undefined;
  return toTable(
    ['status', 'meaning', 'final?'],
    Object.entries(found['x-enumDescriptions'] ?? {}).map(([value, meaning]) => [
      `\`${value}\``,
      meaning.replace(/\.$/, ''),
      FINAL_WITHDRAWALS.has(value) ? 'inferred: yes' : 'inferred: no',
    ]),
  );
}

/** Finds the schema of a field named `status` in an operation's responses. */
function findStatusSchema(
  operations: readonly Operation[],
  id: string,
  matches: (schema: Schema) => unknown,
): Schema | undefined {
  const search = (schema: Schema | undefined): Schema | undefined => {
    if (!schema) return undefined;
    const own = schema.properties?.['status'];
    if (own && matches(own)) return own;
    const parts = [
      ...Object.values(schema.properties ?? {}),
      schema.items,
      ...(schema.oneOf ?? []),
      ...(schema.anyOf ?? []),
    ];
    return parts.map(search).find((found) => found !== undefined);
  };
  return operations
    .filter((operation) => operation.id === id)
    .flatMap(({ responses }) => responses)
    .map(({ schema }) => search(schema))
    .find((found) => found !== undefined);
}

function linkTo({ id, summary }: Pick<Operation, 'id' | 'summary'>): string {
  return `[${summary}](/api/${id}/)`;
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
