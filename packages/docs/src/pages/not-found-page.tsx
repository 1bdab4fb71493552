import type { Page, PageContext } from '../components/page.js';

/** The page for unknown addresses. */
export function notFoundPage(context: PageContext): Page {
  return {
    title: 'Page not found',
    description: 'There is no page at this address.',
    address: '404.html',
    children: (
      <>
        <h1>Page not found</h1>
        <p class="lead">There is no page at this address.</p>
        <p class="jump">
          <a href={`${context.root}#operations`}>All operations</a> <a href={`${context.root}errors/`}>All errors</a>
        </p>
      </>
    ),
  };
}
