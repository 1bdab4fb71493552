import { describe, expect, it } from 'vitest';
import { rules, type RuleName } from '../../../src/rules/index.js';
import { linterWith } from './linter.js';

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

/** What a result is compared with: a string is the whole message. */
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
 * Tests one rule with all others off: the given cases, and that it survives what is no OpenAPI document at all. That none can make it throw is
 * tested of all rules at once, in survival.test.ts.
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

    it.each([[null], [[]], ['text'], [{}]].map(([document]) => ({ document })))(
      'survives the document $document',
      async ({ document }) => {
        await expect(run(document)).resolves.toBeInstanceOf(Array);
      },
    );
  });
}
