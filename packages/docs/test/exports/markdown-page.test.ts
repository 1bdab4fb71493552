import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributes, decode, files, mainText, ownPages, readPage } from '../support/site.js';

/** Parts that the Markdown leaves out: the frame of the title, code captions, and the names of panels and tabs. */
const FRAME = /<wbr\/>|<(?:div|p) class="(?:top|head|inferred-note)">.*?<\/(?:div|p)>|<(figcaption|legend)\b.*?<\/\1>/g;

describe.each(ownPages)('%s', (name) => {
  const html = readPage(name);
  const markdownName = name.replace(/\.html$/, '.md');
  const markdown = readPage(markdownName);

  it('has a Markdown page with the same content', () => {
    expect(attributes(html, 'href')).toContain(posix.basename(markdownName));
    const heading = /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1] ?? '';
    expect(markdown).toContain(`# ${decode(heading)}`);
    const words = (text: string) => new Set(text.match(/[A-Za-z]{4,}/g));
    const said = words(markdown);
    expect([...words(mainText(html.replaceAll(FRAME, '')))].filter((word) => !said.has(word))).toEqual([]);
    expect(/<\/?[a-z]+[ >]/.test(markdown.replaceAll(/```[\s\S]*?```|`[^`]*`/g, ''))).toBe(false);
  });

  it('has a space before each mark of a source, in HTML and in Markdown', () => {
    expect(
      [...html.matchAll(/(?:[^\s>]|<\/(?:a|b|code|q|span)>)<span class="(?:i|later)"/g)].map(([mark]) => mark),
    ).toEqual([]);
    expect([...markdown.matchAll(/[^\s[|]{1,30}(?:\(inferred\)|v2\.0\.2)/g)].map(([mark]) => mark)).toEqual([]);
  });

  it('has a Markdown page that links to Markdown or to existing files', () => {
    for (const [, link = ''] of markdown.replaceAll(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
      const [path = ''] = link.split('#');
      if (path === '' || /^https?:/.test(path)) continue;
      const target = posix.join(posix.dirname(name), path);
      expect(files, link).toContain(target.endsWith('reference/') ? `${target}index.html` : target);
    }
  });
});
