import type { Provenance } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';
import { slug } from '../model/slug.js';
import { localMock } from '../samples/first-call.js';
import { Code } from '../components/code.js';
import { HeaderList } from '../components/header-list.js';
import { DeprecationMark } from '../components/deprecation-note.js';
import { Method, Path, SourceBadge, sourceSentence } from '../components/badges.js';
import { sampleLanguages } from '../components/operation-samples.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline, Prose, plainText } from '../components/prose.js';

/** The home page. */
export function homePage(context: PageContext): Page {
  const { site, root } = context;
  const { info } = site.contract;
  return {
    title: `${info.title} ${info.version} reference`,
    description: plainText(info.summary),
    address: '',
    children: (
      <>
        <h1>WAPI reference</h1>
        <p class="lead">{info.summary}</p>
        <p class="jump">
          <a href="#first-call">Make a first request</a> <a href="#operations">Find an operation</a>{' '}
          <a href={`${root}errors/`}>Look up an error</a>
        </p>
        <FirstCall site={site} />
        <Samples site={site} root={root} />
        <Operations site={site} root={root} />
        <h2 id="about">About this reference</h2>
        <Prose text={info.description.replaceAll(/^## /gm, '### ')} />
        <Credentials site={site} root={root} />
        <Headers site={site} />
        <Sources />
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
          If you edit the description, follow its <a href={`${root}rules/`}>lint rules</a>.
        </p>
      </>
    ),
  };
}

function FirstCall({ site: { firstCall } }: { site: SiteModel }) {
  return (
    <>
      <h2 id="first-call">Make a first request</h2>
      <p>
        Start the mock with <code>npm start</code>. Its URL is <code>{localMock.url}</code>. To use a different port,
        set <code>MOCK_PORT</code>. The mock has a merchant with the e-mail address <code>{localMock.email}</code> and
        the password <code>{localMock.password}</code>.
      </p>
      <ol class="steps">
        <li>
          <p>Exchange the e-mail address and the password for an access token. It expires after 12 hours.</p>
          <Code label="curl: grant a token" code={firstCall.grantToken} />
        </li>
        <li>
          <p>
            Put the <code>access_token</code> of the response into the next request.
          </p>
          <Code label="curl: read the profile" code={firstCall.readProfile} />
        </li>
        <li>
          <p>
            Send the same request with the TypeScript client. It reads the token from the environment variable{' '}
            <code>WAPI_TOKEN</code>.
          </p>
          <Code label="TypeScript" code={firstCall.withClient} />
        </li>
      </ol>
      <p>
        Without <code>baseUrl</code>, the client calls WiPay's sandbox. The sandbox needs your own account.
      </p>
    </>
  );
}

/** The heading of the section about samples. The search links to it. */
export const SAMPLES_TITLE = 'curl, PHP and Python';

function Samples({ site: { operations }, root }: { site: SiteModel; root: string }) {
  const [first] = operations;
  return (
    <>
      <h2 id={slug(SAMPLES_TITLE)}>{SAMPLES_TITLE}</h2>
      <p>
        Each operation page has request samples: {sampleLanguages.join(', ')}. The PHP samples use the cURL extension,
        and the Python samples use the library <code>requests</code>.{' '}
        {first && (
          <>
            Example: <a href={`${root}api/${first.operation.id}/#samples`}>{first.operation.summary}</a>.{' '}
          </>
        )}
        A client is available only for <a href={`${root}client/`}>TypeScript</a>.
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
                  <Method method={operation.method} /> <Path path={operation.path} /> <span>{operation.summary}</span>{' '}
                  <DeprecationMark deprecation={operation.deprecation} />
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
            WiPay sends {site.webhooks.events.length} events.{' '}
            <a href={`${root}webhooks/`}>See how to verify them, and an example of each</a>.
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
      <h2 id="sources">Source marks</h2>
      <p>A mark shows the source of a fact. A fact without a mark has the same source as its operation.</p>
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
