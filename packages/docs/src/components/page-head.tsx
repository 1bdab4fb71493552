import { Inline } from './prose.js';

interface PageHeadProps {
  title: string;
  /** One or two sentences of Markdown. */
  lead: string;
}

/** The head of a page: its title and its lead. */
export function PageHead({ title, lead }: PageHeadProps) {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">
        <Inline text={lead} />
      </p>
    </>
  );
}
