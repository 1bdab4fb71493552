import type { Provenance } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';
import { slug } from '../model/slug.js';
import { localMock } from '../samples/first-call.js';
import { Code } from '../components/code.js';
import { HeaderList } from '../components/header-list.js';
import { Method, Path, SourceBadge, sourceSentence } from '../components/badges.js';
import { sampleLanguages } from '../components/operation-samples.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline, Prose, plainText } from '../components/prose.js';

/** The first page. */
export function homePage(context: PageContext): Page {
  const { site, root } = context;
  const { info } = site.contract;
  return {
    title: `${info.title} ${info.version} reference`,
    description: plainText(info.summary),
    address: '',
    children: (
      <>
        <h1>WAPI, one page per operation</h1>
        <p class="lead">{info.summary}</p>
        <p class="jump">
          <a href="#first-call">Make a first call</a> <a href="#operations">Find an operation</a>{' '}
          <a href={`${root}errors/`}>Look up a message</a>
        </p>
        <FirstCall site={site} />
        <Samples site={site} root={root} />
        <Operations site={site} root={root} />
        <h2 id="about">What this describes</h2>
        <Prose text={info.description.replaceAll(/^## /gm, '### ')} />
        <Credentials site={site} root={root} />
        <Headers site={site} />
        <Sources />
        <h2 id="files">For tools and editors</h2>
        <p>
          The whole description as <a href={`${root}openapi.json`}>openapi.json</a> and{' '}
          <a href={`${root}openapi.yaml`}>openapi.yaml</a>; every documented request as a collection for{' '}
          <a href={`${root}wapi.postman_collection.json`}>Postman</a> and for{' '}
          <a href={`${root}wapi.bruno.zip`}>Bruno</a>. Each of these pages is there as Markdown, <code>index.md</code>{' '}
          in its folder, and <a href={`${root}llms.txt`}>llms.txt</a> lists them.
        </p>
        <p>
          Whoever edits the description keeps the <a href={`${root}rules/`}>rules of its lint</a>.
        </p>
      </>
    ),
  };
}

function FirstCall({ site: { firstCall } }: { site: SiteModel }) {
  return (
    <>
      <h2 id="first-call">A first call</h2>
      <p>
        Start the mock with <code>npm start</code>. It listens at <code>{localMock.url}</code>, or on the port that{' '}
        <code>MOCK_PORT</code> names, and knows the merchant <code>{localMock.email}</code>, password{' '}
        <code>{localMock.password}</code>.
      </p>
      <ol class="steps">
        <li>
          <p>Exchange e-mail address and password for an access token, good for 12 hours.</p>
          <Code label="curl: grant a token" code={firstCall.grantToken} />
        </li>
        <li>
          <p>
            Put the <code>access_token</code> of the answer into the next request.
          </p>
          <Code label="curl: read the profile" code={firstCall.readProfile} />
        </li>
        <li>
          <p>
            The same with the TypeScript client, and the token in the environment variable <code>WAPI_TOKEN</code>.
          </p>
          <Code label="TypeScript" code={firstCall.withClient} />
        </li>
      </ol>
      <p>
        Without <code>baseUrl</code> the client calls WiPay's sandbox, with your own account.
      </p>
    </>
  );
}

/** The heading of what is said about samples, which the search leads to. */
export const SAMPLES_TITLE = 'curl, PHP and Python';

function Samples({ site: { operations }, root }: { site: SiteModel; root: string }) {
  const [first] = operations;
  return (
    <>
      <h2 id={slug(SAMPLES_TITLE)}>{SAMPLES_TITLE}</h2>
      <p>
        The page of each operation has its requests to copy: {sampleLanguages.join(', ')}. Those for PHP use its cURL
        extension, those for Python the library <code>requests</code>;{' '}
        {first && <a href={`${root}api/${first.operation.id}/#samples`}>{first.operation.summary}</a>} is a start. There
        is a client for <a href={`${root}client/`}>TypeScript</a> alone.
      </p>
    </>
  );
}

function Operations({ site, root }: { site: SiteModel; root: string }) {
  return (
    <>
      <h2 id="operations">Operations</h2>
      {site.groups.map(({ tag, operations }) => (
        <>
          <h3 id={slug(tag.name)}>{tag.name}</h3>
          <p>
            <Inline text={tag.description} />
          </p>
          <ul class="ops">
            {operations.map(({ operation }) => (
              <li>
                <a href={`${root}api/${operation.id}/`}>
                  <Method method={operation.method} /> <Path path={operation.path} /> <span>{operation.summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
      {site.webhooks && (
        <>
          <h3>Webhooks</h3>
          <p>
            {site.webhooks.events.length} events that WiPay sends, how to verify them, and an example of each:{' '}
            <a href={`${root}webhooks/`}>all about webhooks</a>
          </p>
        </>
      )}
    </>
  );
}

function Credentials({ site, root }: { site: SiteModel; root: string }) {
  const { bearer, wapiKey } = site.contract.credentials;
  return (
    <>
      <h2 id="credentials">How to send a credential</h2>
      <dl class="facts">
        <dt>Bearer token</dt>
        <dd>
          <Inline text={bearer.description} /> <a href={`${root}scopes/`}>All scopes</a>
        </dd>
        <dt>WAPI Key</dt>
        <dd>
          <code>{wapiKey.header}</code>: <Inline text={wapiKey.description} />
        </dd>
      </dl>
    </>
  );
}

function Headers({ site: { headers } }: { site: SiteModel }) {
  return (
    <>
      <h2 id="headers">Response headers</h2>
      <HeaderList headers={headers} />
    </>
  );
}

function Sources() {
  const all: readonly Provenance[] = ['page', 'reference', 'reference-2.0.2', 'inferred'];
  return (
    <>
      <h2 id="sources">What the marks mean</h2>
      <p>A mark says which source a fact comes from. What has none comes from the same source as the operation.</p>
      <dl class="facts">
        {all.map((provenance) => (
          <>
            <dt>
              <SourceBadge provenance={provenance} />
            </dt>
            <dd>{sourceSentence(provenance)}</dd>
          </>
        ))}
      </dl>
    </>
  );
}
