import { describe, expect, it } from 'vitest';
import { findForbiddenLicences } from '../../src/release/licences.js';
import { type Component, completeSbom, readNotices } from '../../src/release/sbom.js';

function component(name: string, license?: string, more: Partial<Component> = {}): Component {
  const licenses = license === undefined ? [] : [{ license: { id: license } }];
  return { type: 'library', name, version: '1.0.0', purl: `pkg:npm/${name}@1.0.0`, licenses, ...more };
}

const NOTICES = 'ajv 8.20.0 (MIT)\n\nThe MIT License (MIT)\n\n@redis/client 6.3.1 (MIT)\n\nCopyright (c) 2015 (MIT)\n';

describe('the SBOM', () => {
  it('contains the packages that the build copied into a published package, inside it', () => {
    const published = component('@wapi/mock', 'MIT');
    const bundled = new Map([['@wapi/mock', readNotices(NOTICES)]]);
    const { components } = completeSbom({ components: [published, component('yaml', 'ISC')] }, bundled);
    expect(components).toEqual([
      {
        ...published,
        components: [
          { ...component('ajv', 'MIT'), version: '8.20.0', purl: 'pkg:npm/ajv@8.20.0' },
          { ...component('@redis/client', 'MIT'), version: '6.3.1', purl: 'pkg:npm/%40redis/client@6.3.1' },
        ],
      },
      component('yaml', 'ISC'),
    ]);
  });

  it('contains no path of this machine', () => {
    const externalReferences = ['file:/home/me/x.tgz', 'https://x.test'].map((url) => ({ type: 'distribution', url }));
    const { components } = completeSbom({ components: [component('x', 'MIT', { externalReferences })] }, new Map());
    expect(components[0]?.externalReferences).toEqual([externalReferences[1]]);
  });
});

describe('the check of licences', () => {
  it('names packages without a permissive licence, also copied ones', () => {
    const copied = component('outer', 'MIT', { components: [component('inner', 'GPL-3.0-only')] });
    const either = component('either', undefined, { licenses: [{ expression: '(MIT OR GPL-3.0-only)' }] });
    const both = component('both', undefined, { licenses: [{ expression: 'MIT AND GPL-3.0-only' }] });
    expect(findForbiddenLicences({ components: [copied, either, both, component('none')] })).toEqual([
      'inner@1.0.0 (GPL-3.0-only)',
      'both@1.0.0 (MIT AND GPL-3.0-only)',
      'none@1.0.0 (no licence)',
    ]);
  });
});
