import { beforeAll, describe, expect, it } from 'vitest';
import { rules, type RuleName } from '../../src/rules/index.js';
import { change, nodesOf, smallDocument } from './support/document.js';
import { linterWith, type Result } from './support/linter.js';

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

/** Documents in which one node is replaced by a value of a wrong type, for each node. */
function* hostileDocuments(): Generator<{ place: string; document: unknown }> {
  for (const [index, { path, isContainer }] of nodesOf(smallDocument()).entries()) {
    // Null instead of an object is the most common cause of exceptions.
    const values = [hostileValues[index % hostileValues.length], ...(isContainer ? [null] : [])];
    for (const value of values) {
      const place = `${JSON.stringify(value).slice(0, 40)} at /${path.join('/')}`;
      yield { place, document: change(smallDocument(), path, value) };
    }
  }
}

const names = Object.keys(rules) as RuleName[];

describe('a node of a wrong type does not make a rule throw', () => {
  const faults = new Map<string, string[]>(names.map((name) => [name, []]));
  let documents = 0;

  beforeAll(() => {
    const withAll = linterWith(rules);
    for (const { place, document } of hostileDocuments()) {
      documents += 1;
      for (const { code, message } of runAll(withAll, document, place))
        if (message.length >= 500) faults.get(code)?.push(`a long message: ${place}`);
    }
  });

  /** Runs all rules together, and each alone only if one has thrown, to find out which. */
  function runAll(withAll: typeof runEach, document: unknown, place: string): Result[] {
    try {
      return withAll(document, place);
    } catch {
      return runEach(document, place);
    }
  }

  function runEach(document: unknown, place: string): Result[] {
    return names.flatMap((name) => {
      try {
        return linterWith({ [name]: rules[name] })(document);
      } catch (error) {
        faults.get(name)?.push(`${String(error)}: ${place}`);
        return [];
      }
    });
  }

  it.each(names)('%s', (name) => {
    expect(documents).toBeGreaterThan(200);
    expect(faults.get(name)).toEqual([]);
  });
});
