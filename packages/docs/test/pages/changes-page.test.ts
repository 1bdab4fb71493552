import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RevisionReport } from '../../src/sources/bundle-types.js';
import { buildSiteModel } from '../../src/model/site-model.js';
import { packageRoot } from '../../src/package-root.js';
import { MarkdownWriter } from '../../src/exports/markdown-page.js';
import { changesPage } from '../../src/pages/changes-page.js';
import { renderContent } from '../../src/components/render-page.js';
import { attributes, bundle, mainText, readPage } from '../support/site.js';

type Node = Record<string, unknown>;

const getNode = (document: Node, ...path: readonly string[]): Node =>
  path.reduce((node, key) => node[key] as Node, document);

/**
 * Creates an earlier revision of the spec. It lacks one operation, and has an additional field and a higher rate limit.
 */
function createBase(): Node {
  const document = structuredClone(bundle.document) as unknown as Node;
  delete getNode(document, 'paths', '/user/banks/foreign')['post'];
  getNode(document, 'components', 'schemas', 'TrustedCard', 'properties')['colour'] = {
    type: 'string',
    description: 'The colour of the card.',
  };
  getNode(document, 'paths', '/user/phone', 'patch', 'x-rate-limit')['requests'] = 9;
  return document;
}

/** Creates the next revision from the current spec. */
function createHead(): Node {
  const document = structuredClone(bundle.document) as unknown as Node;
  getNode(document, 'info')['x-revision'] = '2.0.0';
  return document;
}

/** Returns the JSON report from the command that release managers run. */
function runSpecDiff(base: Node, head: Node): RevisionReport {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-changes-'));
  try {
    const files = [base, head].map((document, index) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    const command = join(packageRoot, '..', '..', 'tools', 'spec-diff', 'src', 'diff-command.ts');
    const tsx = pathToFileURL(createRequire(command).resolve('tsx')).href;
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, command, ...files, '--format', 'json'], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as RevisionReport;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the changelog', () => {
  it('does not list revisions before the second revision', () => {
    expect(readPage('changes/index.html')).not.toContain('id="revisions"');
  });
});

describe('the changelog of a second revision', () => {
  let html: string;
  let items: string[];
  let markdown: string;
  beforeAll(() => {
    const revision = runSpecDiff(createBase(), createHead());
    const page = changesPage({ site: buildSiteModel({ ...bundle, revisions: [revision] }), root: '../' });
    html = renderContent(page);
    markdown = new MarkdownWriter().write(page);
    const section = html.slice(html.indexOf('id="revisions"'), html.indexOf('id="later"'));
    items = [...section.matchAll(/<li>(.*?)<\/li>/g)].map(([, item = '']) => mainText(`<main>${item}</main>`));
  });

  it('lists the revision under its number, with an anchor', () => {
    expect(html).toContain('<h3 id="revision-2.0.0">1.0.0 to 2.0.0</h3>');
    expect(markdown).toContain('### 1.0.0 to 2.0.0');
  });

  it('lists breaking changes with their operations', () => {
    expect(items).toContain('The rate limit of updatePhone is lower. See updatePhone.');
    expect(items).toContain('The field TrustedCard.colour was removed. See listTrustedCards, retrieveTrustedCard.');
    expect(attributes(html, 'href')).toEqual(
      expect.arrayContaining(['../api/updatePhone/', '../api/listTrustedCards/']),
    );
  });

  it('lists additions', () => {
    const { summary } = bundle.contract.operations.find(({ id }) => id === 'createForeignBank') ?? {};
    expect(items).toContain(`New: ${summary}`);
    expect(attributes(html, 'href')).toContain('../api/createForeignBank/');
  });

  it('lists nothing else', () => {
    expect(items).toHaveLength(3);
  });
});
