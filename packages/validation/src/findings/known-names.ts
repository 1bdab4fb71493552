import type { Contract, Operation } from '@wapi/types';
import { schemasIn } from '../schema/schemas-in.js';

/** Replaces all words from the traffic that are not in the spec, so that no secret can appear in a report. */
export interface KnownNames {
  /**
   * Formats a location in a request or response, with `*` for each name that is not in the spec. Item numbers are
   * unchanged.
   */
  place(part: string, segments: readonly string[]): string;
  /** Formats a path below the base path, with `*` for each segment that is not in the spec. */
  path(path: string): string;
  /** Formats a message, with `*` for each word that is not in the spec. */
  text(message: string): string;
}

/**
 * The maximum numbers of segments in a location or path, and of words in a message. Anything beyond that is cut off.
 */
const MAX_SEGMENTS = 12;
const MAX_WORDS = 40;

export function createKnownNames(contract: Contract): KnownNames {
  const names = namesOf(contract);
  const segments = new Set(
    contract.operations.flatMap(({ path }) => path.split('/')).filter((segment) => !segment.startsWith('{')),
  );
  let words: ReadonlySet<string> | undefined;

  return {
    place: (part, parts) =>
      [
        part,
        ...parts.slice(0, MAX_SEGMENTS).map((name) => (names.has(name) || /^\d{1,6}$/.test(name) ? name : '*')),
      ].join('/'),
    path: (path) =>
      path
        .split('/', MAX_SEGMENTS)
        .map((segment) => (segments.has(segment) ? segment : '*'))
        .join('/'),
    text(message) {
      const vocabulary = (words ??= wordsOf(contract));
      return message
        .slice(0, MAX_WORDS * 20)
        .split(/\s+/, MAX_WORDS)
        .map((word) =>
          word.replaceAll(/[^\s.,:;!?()"'/_-]+/g, (bare) => (vocabulary.has(bare.toLowerCase()) ? bare : '*')),
        )
        .join(' ');
    },
  };
}

/** Replaces item numbers with `*`, so that all items of a list count as one location. */
export function withoutNumbers(place: string): string {
  return place.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

function namesOf({ operations, credentials }: Contract): ReadonlySet<string> {
  const schemas = operations.flatMap(({ requestBody, responses }: Operation) => [
    ...(requestBody?.content.map(({ schema }) => schema) ?? []),
    ...responses.map(({ schema }) => schema),
  ]);
  return new Set([
    'Authorization',
    'Content-Type',
    'Content-Encoding',
    credentials.wapiKey.header,
    ...operations.flatMap(({ parameters, responses }) => [
      ...parameters.map(({ name }) => name),
      ...responses.flatMap(({ headers }) => headers),
    ]),
    ...schemas.flatMap((schema) => [...schemasIn(schema)].flatMap(({ properties }) => Object.keys(properties ?? {}))),
  ]);
}

/**
 * Collects the words from summaries, descriptions and messages. Ignores other parts of examples, because they look like
 * real values.
 */
function wordsOf(contract: Contract): ReadonlySet<string> {
  const texts: string[] = Object.values(contract.messageTemplates);
  for (const { summary, description, responses, requestBody, parameters } of contract.operations) {
    texts.push(summary, description, ...parameters.map(({ description: text, name }) => `${text} ${name}`));
    for (const response of responses) {
      texts.push(response.description, ...response.examples.map(({ summary: text }) => text));
      for (const { value } of response.examples) {
        const message: unknown = (value as { message?: unknown } | null)?.message;
        if (typeof message === 'string') texts.push(message);
      }
    }
    for (const schema of [...(requestBody?.content ?? []), ...responses].flatMap(({ schema: root }) => [
      ...schemasIn(root),
    ]))
      texts.push(
        schema.description ?? '',
        ...Object.keys(schema.properties ?? {}),
        ...Object.values(schema['x-messages'] ?? {}),
      );
  }
  return new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g),
  );
}
