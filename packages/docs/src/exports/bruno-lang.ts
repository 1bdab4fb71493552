import { createRequire } from 'node:module';
import { DocsError } from '../docs-error.js';

type Writer = (content: object) => string;

const require = createRequire(import.meta.url);

/** Bruno's own writers of its files. */
export const brunoWriters = {
  request: loadWriter('jsonToBru'),
  /** Writes a collection or a folder. */
  collection: loadWriter('jsonToCollectionBru'),
  environment: loadWriter('jsonToEnv'),
};

/**
 * Loads a module of Bruno's package. The package's entry also loads Bruno's parsers, which takes half a second.
 *
 * @throws DocsError if the module is not a function in the installed release
 */
function loadWriter(name: string): Writer {
  const writer: unknown = require(`@usebruno/lang/v2/src/${name}`);
  if (typeof writer !== 'function') throw new DocsError(`@usebruno/lang: "${name}" must be a function.`);
  return (content) => String(writer(content));
}
