import { describe, expect, it } from 'vitest';
import requireNode from '../src/require-node.cjs';

describe('isSupported', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v22.12.0', true],
    ['v24.18.0', true],
    ['v30.0.0', true],
    ['v20.18.9', false],
    ['v18.20.8', false],
    ['v21.7.3', false],
    ['v22.11.0', false],
    ['v0.12.18', false],
  ])('for %s returns %s', (version, supported) => {
    expect(requireNode.isSupported(version, '^20.19.0 || >=22.12.0')).toBe(supported);
  });
});
