/** A section of a page with its own anchor. */
export interface Section {
  id: string;
  title: string;
}

/** A page with fewer sections needs no table of contents. */
const MIN_SECTIONS = 3;

/**
 * Finds the sections of a page: its second-level headings that have an id.
 *
 * @param html the content of the page
 * @returns an empty list if the page needs no table of contents
 */
export function findSections(html: string): Section[] {
  const sections = [...html.matchAll(/<h2[^>]* id="([^"]+)"[^>]*>([\s\S]*?)<\/h2>/g)].map(
    ([, id = '', title = '']) => ({ id, title: title.replaceAll(/<span class="i".*?<\/span>|<[^>]+>/g, '').trim() }),
  );
  return sections.length < MIN_SECTIONS ? [] : sections;
}

/** The table of contents: beside the text on a wide screen, otherwise collapsed above the title. */
export function Contents({ sections }: { sections: readonly Section[] }) {
  return (
    <nav class="toc" aria-label="On this page">
      <details>
        <summary>On this page</summary>
        <ul>
          {sections.map(({ id, title }) => (
            <li>
              {/* The title is HTML of the page, so its special characters are escaped already. */}
              <a href={`#${id}`} dangerouslySetInnerHTML={{ __html: title }} />
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
