import { createRequire } from 'node:module';
import { DocsError } from '../docs-error.js';

/**
 * The functions from Bruno's own parser and writer that the docs use, declared here because the package has no types.
 */
export interface BrunoLang {
  jsonToBruV2(request: object): string;
  bruToJsonV2(text: string): unknown;
  jsonToCollectionBru(collection: object): string;
  collectionBruToJson(text: string): unknown;
  envJsonToBruV2(environment: object): string;
  bruToEnvJsonV2(text: string): unknown;
}

const FUNCTIONS: readonly (keyof BrunoLang)[] = [
  'jsonToBruV2',
  'bruToJsonV2',
  'jsonToCollectionBru',
  'collectionBruToJson',
  'envJsonToBruV2',
  'bruToEnvJsonV2',
];

/**
 * Loads Bruno's parser and writer.
 *
 * @throws DocsError if the installed release of the package does not have these functions
 */
function loadBrunoLang(): BrunoLang {
  const loaded: unknown = createRequire(import.meta.url)('@usebruno/lang');
  if (!isBrunoLang(loaded)) throw new DocsError(`@usebruno/lang must export the functions ${FUNCTIONS.join(', ')}.`);
  return loaded;
}

function isBrunoLang(loaded: unknown): loaded is BrunoLang {
  if (typeof loaded !== 'object' || loaded === null) return false;
  const members = new Map<string, unknown>(Object.entries(loaded));
  return FUNCTIONS.every((name) => typeof members.get(name) === 'function');
}

export const brunoLang = loadBrunoLang();
