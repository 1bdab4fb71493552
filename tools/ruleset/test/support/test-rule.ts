import { Document, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import { describe, expect, it } from 'vitest';
import { rules, type RuleName } from '../../src/index.js';
import { change, nodesOf, smallDocument } from './document.js';

interface Problem {
  /** The path of the node that the finding is shown at, joined by slashes. */
  path: string;
  /** The whole message, or the part of it that matters. */
  message: string | RegExp;
}

interface Case {
  name: string;
  document: unknown;
  errors: Problem[];
}

const longText = 'aA_'.repeat(20_000);
const hostileValues: unknown[] = [
  null,
  42,
  '',
  [],
  {},
  true,
  longText,
  [null, [[]], { $ref: 7 }],
  { '%zz': null, 'a/b~c': {}, constructor: { type: {} } },
];

/** What a result is compared with: a string is the whole message. */
function expected({ path, message }: Problem): unknown {
  const pattern = message instanceof RegExp ? message : new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  return { path, message: expect.stringMatching(pattern) };
}

type Run = (document: unknown) => Promise<{ path: string; message: string }[]>;

/** One linter for all cases of a rule: to compile a ruleset takes longer than to run it. */
function linterWithOnly(name: RuleName): Run {
  const spectral = new Spectral();
  spectral.setRuleset({ rules: { [name]: rules[name] } });
  return async (document) => {
    const results = await spectral.run(new Document(JSON.stringify(document), Parsers.Json, '/spec/openapi.json'));
    return results.filter(({ code }) => code === name).map(({ path, message }) => ({ path: path.join('/'), message }));
  };
}

/**
 * Tests one rule with all others off: the given cases, and that no document can make it throw or hang.
 *
 * For the latter, each node of a small document is replaced in turn by something that does not belong there.
 */
export function testRule(name: RuleName, cases: Case[]): void {
  describe(`the rule ${name}`, () => {
    const run = linterWithOnly(name);

    it.each(cases)('$name', async ({ document, errors }) => {
      const results = await run(document);
      expect(results).toEqual(errors.map(expected));
    });

    it('has a case that passes and one that fails', () => {
      expect(cases.some(({ errors }) => errors.length === 0)).toBe(true);
      expect(cases.some(({ errors }) => errors.length > 0)).toBe(true);
    });

    it('survives any node being something else', { timeout: 20_000 }, async () => {
      for (const [index, { path, isContainer }] of nodesOf(smallDocument()).entries()) {
        // Null in place of an object is what trips careless code most often.
        const values = [hostileValues[index % hostileValues.length], ...(isContainer ? [null] : [])];
        for (const value of values) {
          const results = await run(change(smallDocument(), path, value));
          for (const { message } of results) expect(message.length).toBeLessThan(500);
        }
      }
    });

    it.each([[null], [[]], ['text'], [{}]].map(([document]) => ({ document })))('survives the document $document', async ({ document }) => {
      await expect(run(document)).resolves.toBeInstanceOf(Array);
    });
  });
}
