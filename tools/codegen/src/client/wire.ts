import { type Contract, messageOf, type Operation } from '@wapi/types';
import { brokenLiteral, literal } from '../source-text/print.js';
import { moneyPattern } from './money.js';
import { textFields } from './text-fields.js';
import { secretFields, visibleFields } from './visible-fields.js';

/** `wire.ts`: what the transport needs to know about the API as a whole. */
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

/** The pattern of the amounts that are sent. */
export const moneyPattern = ${new RegExp(moneyPattern(contract) ?? '')};

/** The largest page of a list. */
export const maxPageSize = ${maxPageSize(contract.operations)};

/** The rate limit headers, by the last word of their names. */
export const limitHeaders = ${brokenLiteral(limitHeaders(contract.operations))} as const;

/** The message of a 403 because of a scope that the credential does not have. */
export const scopeMessage = ${literal(scopeMessage(contract.operations))};

/** The fields and query parameters whose values may be shown. Other values may be secret or private. */
export const visibleFields: readonly string[] = ${brokenLiteral(visibleFields(contract))};

/** The fields whose values must not appear in messages, including the API's own. */
export const secretFields: readonly string[] = ${brokenLiteral(secretFields(contract))};

/** The properties of responses whose text a JavaScript number would damage, such as amounts and ids. */
export const textFields = /^(${names.join('|')})$/;

/** The properties in which some of these names are numbers. */
export const numberParents: readonly string[] = ${literal(numberParents)};
`;
}

/** The largest page that every list allows; undefined without a limit. */
function maxPageSize(operations: readonly Operation[]): number | undefined {
  const sizes = operations.flatMap(({ parameters }) => parameters.filter(({ name }) => name === 'page_size'));
  const limits = sizes.flatMap(({ schema }) => schema.maximum ?? []);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** The rate-limit headers by the last word of their names, which states their meaning. */
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
 * The one 403 message that all operations with a scope and documented 403 messages share, and that no other operation
 * has.
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
