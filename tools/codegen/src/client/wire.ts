import { type Contract, messageOf, type Operation } from '@wapi/types';
import { brokenLiteral, literal } from '../source-text/print.js';
import { moneyPattern } from './money.js';
import { textFields } from './text-fields.js';
import { secretFields, visibleFields } from './visible-fields.js';

/** Prints `wire.ts`: the facts about the whole API that the transport needs. */
export function printWire(contract: Contract): string {
  const { wapiKey } = contract.credentials;
  const { names, numberParents } = textFields(contract);
  const servers = Object.fromEntries(contract.servers.map(({ environment, url }) => [environment, url]));
  return `/** Server URLs by environment. */
export const servers = ${brokenLiteral(servers)} as const;

/** The two-letter codes for \`{platform}\` in a server URL. */
export const platforms = ${brokenLiteral(Object.keys(contract.platforms))} as const;

/** The key credential: its header, its pattern, and the word in a key that names its environment. */
export const wapiKey = {
  header: ${literal(wapiKey.header)},
  pattern: ${new RegExp(wapiKey.pattern)},
  environments: ${brokenLiteral(wapiKey.environments)},
} as const;

/** The pattern that every sent amount must match. */
export const moneyPattern = ${new RegExp(moneyPattern(contract) ?? '')};

/** The largest page size that every list allows. */
export const maxPageSize = ${maxPageSize(contract.operations)};

/** The rate limit headers, by the last word of their names. */
export const limitHeaders = ${brokenLiteral(limitHeaders(contract.operations))} as const;

/** The message of a 403 for a scope that the credential lacks. */
export const scopeMessage = ${literal(scopeMessage(contract.operations))};

/** The fields and query parameters whose values may be shown. Other values may be secret or private. */
export const visibleFields: readonly string[] = ${brokenLiteral(visibleFields(contract))};

/** The fields whose values must not appear in messages, including the API's own. */
export const secretFields: readonly string[] = ${brokenLiteral(secretFields(contract))};

/** The response properties whose value could lose digits as a JavaScript number, such as amounts and ids. */
export const textFields = /^(${names.join('|')})$/;

/** The parent properties in which some of the textFields are numbers. */
export const numberParents: readonly string[] = ${literal(numberParents)};
`;
}

/** Returns the largest page size that every list allows; undefined if the spec sets no limit. */
function maxPageSize(operations: readonly Operation[]): number | undefined {
  const sizes = operations.flatMap(({ parameters }) => parameters.filter(({ name }) => name === 'page_size'));
  const limits = sizes.flatMap(({ schema }) => schema.maximum ?? []);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** Returns the rate limit headers by the last word of their names, because that word says what the header contains. */
function limitHeaders(operations: readonly Operation[]): Record<string, string> {
  const names = new Set(operations.flatMap(({ responses }) => responses.flatMap(({ headers }) => headers)));
  return Object.fromEntries(
    ['limit', 'remaining', 'reset', 'after'].map((word) => {
      const name = [...names].find((candidate) => candidate.toLowerCase().split('-').at(-1) === word);
      if (name === undefined) throw new Error(`a rate-limit header of a response must end in ${word}, received none`);
      return [word, name];
    }),
  );
}

/**
 * Returns the 403 message for a missing scope. All operations that require a scope and document 403 messages must share
 * it, and no other operation may have it.
 */
function scopeMessage(operations: readonly Operation[]): string {
  const scoped = operations
    .filter(({ scopes }) => scopes.length > 0)
    .map(forbiddenMessages)
    .filter((messages) => messages.length > 0);
  const others = operations.filter(({ scopes }) => scopes.length === 0).flatMap(forbiddenMessages);
  const [first = []] = scoped;
  const [message, ...more] = first.filter(
    (text) => scoped.every((messages) => messages.includes(text)) && !others.includes(text),
  );
  if (message === undefined)
    throw new Error(
      'exactly one 403 message must be shared by all operations that need a scope, and by no other operation',
    );
  if (more.length > 0)
    throw new Error(`the 403 message of a missing scope must be unique, received: ${[message, ...more].join(' ')}`);
  return message;
}

function forbiddenMessages({ responses }: Operation): string[] {
  const examples = responses.filter(({ status }) => status === 403).flatMap((response) => response.examples);
  return [...new Set(examples.flatMap(({ value }) => messageOf(value) ?? []))];
}
