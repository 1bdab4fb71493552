import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Document } from '../../src/compare/types.js';
import type { Version } from '../../src/input/read-version.js';
import { makeReport, type Report } from '../../src/report/report.js';
import { bundle } from '../support/bundle.js';
import { type Edit, edited, set } from '../support/edits.js';

const folder = mkdtempSync(join(tmpdir(), 'wapi-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readAs = (name: string, document: Document): Version => {
  const source = join(folder, `${name}.json`);
  writeFileSync(source, JSON.stringify(document));
  return { name, document, source, folder: undefined, shownAs: folder };
};

/** Changes a default, and approves the change. */
async function report(revision: string, approval: string, edit: Edit = set(defaultOfPage, 20)): Promise<Report> {
  const file = join(folder, 'breaking-changes.yaml');
  writeFileSync(file, approval);
  const head = edited(bundle, edit, set('/info/x-revision', revision));
  const versions = [readAs('base', bundle), readAs('head', head)] as const;
  return makeReport(...versions, { today: '2026-12-01', approvals: { file, shown: 'breaking-changes.yaml' } });
}

const defaultOfPage = '/components/parameters/PageSize/schema/default';
const approval = `- rule: default-changed
  location: ${defaultOfPage}
  reason: The page always said 20.
  expires: 2027-03-31
`;

describe('makeReport', () => {
  it('requires a major version for an approved change', async () => {
    expect(await report('1.0.1', approval)).toMatchObject({ passed: false, bump: 'major', lowestVersion: '2.0.0' });
    expect(await report('2.0.0', approval)).toMatchObject({ passed: true, problems: [] });
  });

  it.each([
    ['patch', '1.0.1', '1.0.0'],
    ['minor', '1.1.0', '1.1.0'],
  ])('requires no more than the bump of an approval that counts as a %s', async (bump, lowestVersion, revision) => {
    const found = await report(revision, `${approval}  counts_as: ${bump}\n`);
    expect(found).toMatchObject({ passed: true, bump, lowestVersion, problems: [] });
    expect(found.breaking).toMatchObject([{ rule: 'default-changed', location: defaultOfPage, approval: { bump } }]);
  });

  it('rejects a revision below the bump of an approval', async () => {
    expect(await report('1.0.9', `${approval}  counts_as: minor\n`)).toMatchObject({ passed: false, bump: 'minor' });
  });

  it('rejects an approval that matches no change', async () => {
    const found = await report('1.0.1', approval, set('/info/title', 'API'));
    expect(found).toMatchObject({
      passed: false,
      breaking: [],
      problems: [{ file: 'breaking-changes.yaml', line: 1 }],
    });
  });
});
