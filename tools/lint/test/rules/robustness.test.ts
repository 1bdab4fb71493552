import { beforeAll, describe, expect, it } from 'vitest';
import { rules, type RuleName } from '../../src/rules/index.js';
import { change, nodesOf, smallDocument } from './support/document.js';
import { linterWith, type Results } from './support/linter.js';

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

/** For each node, yields a document in which a value of the wrong type replaces the node. */
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

// All rules run on each document together, because reading a document takes longer than one rule. The rules run one by
// one only if one has thrown.
describe('a node of a wrong type does not make a rule throw', () => {
  const faults = new Map<string, string[]>(names.map((name) => [name, []]));
  let documents = 0;

  beforeAll(async () => {
    const withAll = linterWith(rules);
    for (const { place, document } of hostileDocuments()) {
      documents += 1;
      const results = await withAll(document).catch(() => throwers(document, place));
      for (const { code, message } of results)
        if (message.length >= 500) faults.get(String(code))?.push(`a long message: ${place}`);
    }
  });

  async function throwers(document: unknown, place: string): Promise<Results> {
    const results: Results = [];
    let survived = true;
    for (const name of names) {
      try {
        results.push(...(await linterWith({ [name]: rules[name] })(document)));
      } catch (error) {
        survived = false;
        const [cause] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
        faults.get(name)?.push(`${String(cause)}: ${place}`);
      }
    }
    if (survived) throw new Error(`The rules throw together, and none does alone: ${place}`);
    return results;
  }

  it.each(names)('%s', (name) => {
    expect(documents).toBeGreaterThan(200);
    expect(faults.get(name)).toEqual([]);
  });
});
