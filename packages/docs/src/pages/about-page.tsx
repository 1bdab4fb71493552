import type { Page, PageContext } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { SourceBadge, sourceSentence } from '../components/badges.js';

/** The page about the sources of the site's facts, with the files for tools. */
export function aboutPage({ root }: PageContext): Page {
  return {
    title: 'Sources and files',
    description: 'The sources of the facts in this reference, the meaning of its marks, and the files for other tools.',
    address: 'about/',
    children: (
      <>
        <PageHead
          title="Sources and files"
          lead="The sources of the facts in this reference, and the same content as files for other tools."
        />
        <h2 id="sources">Sources</h2>
        <p>
          Each operation names its source at the end of its page. WiPay documents every fact without a mark, in this
          source or on its page about the topic.
        </p>
        <dl class="facts">
          <dt>no mark</dt>
          <dd>
            {sourceSentence('reference')}, or {sourceSentence('page')}
          </dd>
          <dt>
            <SourceBadge provenance="reference-2.0.2" /> <span class="sr">v2.0.2</span>
          </dt>
          <dd>{sourceSentence('reference-2.0.2')}</dd>
          <dt>
            <SourceBadge provenance="inferred" /> <span class="sr">inferred</span>
          </dt>
          <dd>
            {sourceSentence('inferred')}. <a href={`${root}inferred/`}>All inferred facts</a>
          </dd>
        </dl>
        <h2 id="files">Files for tools</h2>
        <p>
          OpenAPI 3.1 description: <a href={`${root}openapi.json`}>openapi.json</a>,{' '}
          <a href={`${root}openapi.yaml`}>openapi.yaml</a>. Collection of every documented request:{' '}
          <a href={`${root}wapi.postman_collection.json`}>Postman</a>, <a href={`${root}wapi.bruno.zip`}>Bruno</a>.
        </p>
        <p>
          Every page is also available as Markdown: <code>index.md</code> in the folder of the page.{' '}
          <a href={`${root}llms.txt`}>llms.txt</a> lists these files.
        </p>
        <p>
          To edit this description, follow its <a href={`${root}rules/`}>lint rules</a>.
        </p>
      </>
    ),
  };
}
