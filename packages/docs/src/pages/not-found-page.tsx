import type { Page, PageContext } from '../components/page.js';

/** What an unknown address shows. */
export function notFoundPage(context: PageContext): Page {
  return {
    title: 'No such page',
    description: 'There is no page at this address.',
    address: '404.html',
    children: (
      <>
        <h1>No such page</h1>
        <p class="lead">There is no page at this address.</p>
        <p class="jump">
          <a href={`${context.root}#operations`}>All operations</a> <a href={`${context.root}errors/`}>All messages</a>
        </p>
      </>
    ),
  };
}
