import { Inline } from './prose.js';

interface PageHeadProps {
  /** Title of the list that contains the page. The list is one folder above. */
  list?: string;
  title: string;
  /** One or two sentences of Markdown. */
  lead: string;
}

/** The head of a page: a link to its list, its title and its lead. */
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
