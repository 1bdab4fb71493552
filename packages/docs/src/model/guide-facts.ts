import { type Contract, messageOf, type Operation } from '@wapi/types';
import { DocsError } from '../docs-error.js';

/** Formats a list in English, e.g. `400, 401 or 403`. */
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * Replaces `{{name}}` and `{{name:argument}}` in the Markdown of a guide by facts of the contract, so that a guide
 * repeats no fact.
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
};

/** The message of a named example. */
function findMessage({ operations, fallbacks }: Contract, name: string): string | undefined {
  const examples = [...operations.flatMap(({ responses }) => responses), ...Object.values(fallbacks)].flatMap(
    (response) => response.examples,
  );
  return messageOf(examples.find((example) => example.name === name)?.value);
}

/** The operations that move money, with the fields that identify a request, and the operation that shows its result. */
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

/** The status codes with which the API refuses every request that moves money. */
function listRefusals({ operations }: Contract): string {
  const [first = [], ...others] = operations
    .filter(({ movesMoney }) => movesMoney !== undefined)
    .map(({ responses }) => responses.map(({ status }) => status).filter((status) => status >= 400 && status < 500));
  return OR.format(first.filter((status) => others.every((list) => list.includes(status))).map(String));
}

function linkTo({ id, summary }: Pick<Operation, 'id' | 'summary'>): string {
  return `[${summary}](/api/${id}/)`;
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
