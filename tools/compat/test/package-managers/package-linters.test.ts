import { describe, expect, inject, it } from 'vitest';
import { published } from '../../src/package-managers/install-consumer.js';
import { attw, publintMessages } from '../../src/package-managers/package-linters.js';

const consumer = inject('consumer');

function tarballOf(name: string): string {
  return consumer.tarballs.find((packed) => packed.name === name)?.tarball ?? '';
}

describe.each(published)('the packed %s', (name) => {
  it('passes publint', async () => {
    expect(await publintMessages(tarballOf(name))).toEqual([]);
  });

  it('passes attw', async () => {
    const profile = name === '@wapi/client' ? 'strict' : 'esm-only';
    expect(await attw(tarballOf(name), profile)).toEqual({ status: 0, output: '' });
  });
});
