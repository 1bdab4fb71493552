import { describe, expect, it } from 'vitest';
import { operations } from './operations.js';
import { judge } from './support.js';

describe('compare › edits of operations', () => {
  it.each(operations)('rates $bump when $name', ({ base, head, bump, rules }) => {
    expect(judge(base, head)).toEqual({ bump, rules });
  });
});
