import { Document, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import type { rules } from '../../../src/rules/index.js';

export type Results = Awaited<ReturnType<Spectral['run']>>;

/**
 * Creates a linter with some of the rules for many documents, because compiling a ruleset takes longer than running it.
 */
export function linterWith(chosen: Partial<typeof rules>): (document: unknown) => Promise<Results> {
  const spectral = new Spectral();
  spectral.setRuleset({ rules: chosen });
  return (document) => spectral.run(new Document(JSON.stringify(document), Parsers.Json));
}
