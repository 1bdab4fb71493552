import type { ComponentChildren } from 'preact';
import { Inline } from './prose.js';

export interface PageEntry {
  /** Name of the page's folder, which is inside the list's folder. */
  name: string;
  /** @default the name, as code */
  title?: string;
  /** Text after the title, e.g. `5 steps`. */
  note?: string;
  /** Markdown. */
  description: string;
  /** Content below the description. */
  more?: ComponentChildren;
}

/** A list of pages with their descriptions. Each page is in a folder below the list. */
export function PageList({ entries }: { entries: readonly PageEntry[] }) {
  return (
    <dl class="fields">
      {entries.map(({ name, title, note, description, more }) => (
        <div>
          <dt>
            <a href={`${name}/`}>{title ?? <code>{name}</code>}</a>
            {note !== undefined && (
              <>
                {' '}
                <span>{note}</span>
              </>
            )}
          </dt>
          <dd>
            <Inline text={description} />
            {more}
          </dd>
        </div>
      ))}
    </dl>
  );
}
