import { describe, expect, it } from 'vitest';
import { PortError, readPort } from '../../src/settings/ports.js';

describe('readPort', () => {
  it('returns the standard port unless the variable is set', () => {
    expect(readPort({}, 'DOCS_PORT', 4000)).toBe(4000);
    expect(readPort({ DOCS_PORT: '' }, 'DOCS_PORT', 4000)).toBe(4000);
    expect(readPort({ DOCS_PORT: '0' }, 'DOCS_PORT', 4000)).toBe(0);
    expect(readPort({ DOCS_PORT: '5000' }, 'DOCS_PORT', 4000)).toBe(5000);
  });

  it.each(['x', '-1', '65536', '80.5', '0x50', ' 80'])('rejects %j', (value) => {
    expect(() => readPort({ DOCS_PORT: value }, 'DOCS_PORT', 4000)).toThrow(PortError);
    expect(() => readPort({ DOCS_PORT: value }, 'DOCS_PORT', 4000)).toThrow(`received ${value}.`);
  });
});
