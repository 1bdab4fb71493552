import { Inline } from './prose.js';

interface PageHeadProps {
  /** The list that the page is in, which lies a folder above. */
  list?: string;
  title: string;
  /** Markdown: what it is about. */
  lead: string;
}

/** The head of a page: the way to the list that it is in, its title, and what it is about. */
export function PageHead({ list, title, lead }: PageHeadProps) {
  return (
    <>
      {list !== undefined && (
        <p class="eyebrow">
          <a href="../">{list}</a>
        </p>
      )}
      <h1>{title}</h1>
      <p class="lead">
        <Inline text={lead} />
      </p>
    </>
  );
}
