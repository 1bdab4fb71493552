import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { findRuleDocs, readRules } from '../../src/sources/read-rules.js';
import { renderPage } from '../../src/components/render-page.js';
import { rulePage } from '../../src/pages/rules-pages.js';
import { attributes, codeBlocks, files, mainText, ownPages, markdownText, readPage, site } from '../support/site.js';

const folder = findRuleDocs();
const names = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));

/** Returns the YAML code blocks in a Markdown document. */
const snippets = (markdown: string) => [...markdown.matchAll(/^```yaml\n([\s\S]*?)\n```$/gm)].map(([, code]) => code);

describe('the pages of the lint rules', () => {
  it('exist for exactly the documented rules', () => {
    expect(names.length).toBeGreaterThan(30);
    expect(files.filter((name) => name.startsWith('rules/') && name.endsWith('.html')).toSorted()).toEqual(
      ['rules/index.html', ...names.map((name) => `rules/${name}/index.html`)].toSorted(),
    );
  });

  it.each(names)('contain the whole Markdown of %s', (name) => {
    const source = readFileSync(join(folder, `${name}.md`), 'utf8');
    const html = readPage(`rules/${name}/index.html`);
    const text = mainText(html);
    expect(codeBlocks(html)).toEqual(snippets(source));
    for (const paragraph of source.replaceAll(/^```yaml\n[\s\S]*?\n```$/gm, '').split(/\n{2,}/))
      expect(text).toContain(markdownText(paragraph.replace(/^#+ /, '')));
    const labels = attributes(html, 'aria-label').filter((label) => label.startsWith('YAML'));
    expect(labels).toEqual([...new Set(labels)]);
    expect(labels).toEqual(expect.arrayContaining(['YAML: wrong', 'YAML: right']));
  });

  it('are listed with their summaries at /rules/', () => {
    const html = readPage('rules/index.html');
    const text = mainText(html);
    for (const { name, summary } of readRules()) {
      expect(attributes(html, 'href')).toContain(`${name}/`);
      expect(text).toContain(`${name} ${markdownText(summary)}`);
    }
  });

  it('are linked from the page about files and llms.txt, and not from the navigation', () => {
    expect(attributes(readPage('about/index.html'), 'href').filter((href) => href.includes('rules/'))).toEqual([
      '../rules/',
    ]);
    expect(readPage('llms.txt').match(/\(rules\/[^)]*\)/g)).toEqual(['(rules/index.md)']);
    for (const name of ownPages) {
      const navigation = /<nav id="nav"[\s\S]*?<\/nav>/.exec(readPage(name))?.[0] ?? '';
      expect(attributes(navigation, 'href').filter((href) => href.includes('rules/'))).toEqual([]);
    }
  });

  it('show HTML tags of the Markdown as text', () => {
    const tag = '<img src=x onerror=alert(1)>';
    const body = `${tag}\n\nIn a line ${tag}.\n\n## ${tag}\n\n\`\`\`${tag}\n${tag}</code></pre>\n\`\`\``;
    const html = renderPage(rulePage({ name: tag, summary: tag, body }), {
      site,
      css: '',
      script: '',
      pageScripts: { 'scope-calculator': '', 'message-filter': '' },
      bootScript: '',
      siteUrl: undefined,
      repositoryUrl: undefined,
      date: undefined,
      hasFeeds: false,
    });
    expect(html).not.toContain('<img');
    expect(html.split('</code></pre>')).toHaveLength(2);
    expect(mainText(html).split(tag).length).toBeGreaterThan(5);
  });

  it.each(['build', 'test'])('are inputs of the turbo task %s, so that a changed rule triggers it', (task) => {
    const { tasks } = JSON.parse(readFileSync(join(packageRoot, 'turbo.json'), 'utf8')) as {
      tasks: Record<string, { inputs: unknown[] }>;
    };
    expect(tasks[task]?.inputs).toContain('$TURBO_ROOT$/tools/lint/docs/**');
  });
});
