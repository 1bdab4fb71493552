import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PlatformError, readPlatform } from '../../src/settings/platform.js';

describe('readPlatform', () => {
  const spec = fileURLToPath(new URL('../../../../spec/openapi.yaml', import.meta.url));

  it('accepts a platform of the spec, and returns undefined unless the variable is set', () => {
    expect([{}, { MOCK_PLATFORM: '' }, { MOCK_PLATFORM: 'jm' }].map((env) => readPlatform(env, spec))).toEqual([
      undefined,
      undefined,
      'jm',
    ]);
    expect(() => readPlatform({ MOCK_PLATFORM: 'JM' }, spec)).toThrow(PlatformError);
  });
});
