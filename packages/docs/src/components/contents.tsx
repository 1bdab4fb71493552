/** A section of a page with its own anchor. */
export interface Section {
  id: string;
  title: string;
}

/** A page with fewer sections needs no list of contents. */
const MIN_SECTIONS = 3;

/**
 * Finds the sections of a page: its second-level headings that have an id.
 *
 * @param html the content of the page
 * @returns no section if the page needs no list of contents
 */
export function findSections(html: string): Section[] {
  const sections = [...html.matchAll(/<h2[^>]* id="([^"]+)"[^>]*>([\s\S]*?)<\/h2>/g)].map(
    ([, id = '', title = '']) => ({ id, title: title.replaceAll(/<span class="i".*?<\/span>|<[^>]+>/g, '').trim() }),
  );
  return sections.length < MIN_SECTIONS ? [] : sections;
}

/** The sections of a page. At the side of a wide screen, otherwise folded above the title. */
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
