import type { ComponentChildren } from 'preact';
import { Inline } from './prose.js';

/** A page in a list. */
export interface PageEntry {
  /** Its folder's name below that of the list. */
  name: string;
  /** What it is called; its name as code where it is not told. */
  title?: string;
  /** Said after its title, e.g. how long it is. */
  note?: string;
  /** Markdown. */
  description: string;
  /** What stands below the description. */
  more?: ComponentChildren;
}

/** Pages that lie in folders below the one with the list, each with what it is about. */
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
