import { HeaderList } from '../components/header-list.js';
import type { Page, PageContext } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { Inline, ProseWithCode } from '../components/prose.js';

/** The facts that all requests and responses share. */
export function basicsPage({ site, root }: PageContext): Page {
  return {
    title: 'Requests and credentials',
    description: 'The rules for all operations: request bodies, responses, credentials, amounts and rate limits.',
    address: 'basics/',
    children: (
      <>
        <PageHead title="Requests and credentials" lead="The rules for all operations." />
        <ProseWithCode text={site.contract.info.description} />
        <Credentials site={site} root={root} />
        <h2 id="headers">Response headers</h2>
        <HeaderList headers={site.headers} />
      </>
    ),
  };
}

function Credentials({ site, root }: PageContext) {
  const { bearer, wapiKey } = site.contract.credentials;
  return (
    <>
      <h2 id="send-a-credential">How to send a credential</h2>
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
