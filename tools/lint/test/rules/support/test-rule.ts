import { describe, expect, it } from 'vitest';
import { rules, type RuleName } from '../../../src/rules/index.js';
import { linterWith } from './linter.js';

interface Problem {
  /** The path of the finding's node, joined by slashes. */
  path: string;
  /** The whole message, or a pattern that matches a part of the message. */
  message: string | RegExp;
}

interface Case {
  name: string;
  document: unknown;
  errors: Problem[];
}

/** Returns the matcher for a result. A string must match the whole message. */
function expected({ path, message }: Problem): unknown {
  const pattern =
    message instanceof RegExp ? message : new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  return { path, message: expect.stringMatching(pattern) };
}

type Run = (document: unknown) => Promise<{ path: string; message: string }[]>;

function linterWithOnly(name: RuleName): Run {
  const lint = linterWith({ [name]: rules[name] });
  return async (document) => {
    const results = await lint(document);
    return results.filter(({ code }) => code === name).map(({ path, message }) => ({ path: path.join('/'), message }));
  };
}

/**
 * Tests one rule with all other rules off. Checks the given cases, and values that are not OpenAPI documents.
 * robustness.test.ts tests all rules with malformed documents.
 */
export function testRule(name: RuleName, cases: Case[]): void {
  describe(`${name}`, () => {
    const run = linterWithOnly(name);

    it.each(cases)('$name', async ({ document, errors }) => {
      const results = await run(document);
      expect(results).toEqual(errors.map(expected));
    });

    it('has a passing and a failing case', () => {
      expect(cases.some(({ errors }) => errors.length === 0)).toBe(true);
      expect(cases.some(({ errors }) => errors.length > 0)).toBe(true);
    });

    it.each([[null], [[]], ['text'], [{}]].map(([document]) => ({ document })))(
      'survives the document $document',
      async ({ document }) => {
        await expect(run(document)).resolves.toBeInstanceOf(Array);
      },
    );
  });
}
