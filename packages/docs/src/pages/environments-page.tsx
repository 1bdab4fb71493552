import type { SiteModel } from '../model/site-model.js';
import { localMock } from '../samples/local-mock.js';
import { SourceBadge } from '../components/badges.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline } from '../components/prose.js';

/** The URLs of the sandbox, the live API and the mock on each platform. */
export function environmentsPage({ site, root }: PageContext): Page {
  const { contract } = site;
  return {
    title: 'Environments and platforms',
    description: 'The URLs of the sandbox, the live API and the mock on each platform, and the currencies and keys.',
    address: 'environments/',
    children: (
      <>
        <h1>Environments and platforms</h1>
        <p class="lead">
          Each country has its own platform. Each platform has a sandbox and a live API. A mock on your machine can
          replace both.
        </p>
        <h2 id="environments">Environments</h2>
        <dl class="facts">
          {contract.servers.map(({ environment, url, description }) => (
            <>
              <dt>{environment}</dt>
              <dd>
                <code>{url}</code>
                <br />
                {description}
              </dd>
            </>
          ))}
          <dt>mock</dt>
          <dd>
            <code>{localMock.url}</code>
            <br />
            A mock on your machine, built from the same description as this site, with ready-made accounts.{' '}
            <a href={`${root}mock/`}>About the mock</a>
          </dd>
        </dl>
        <h2 id="platforms">Platforms</h2>
        <Platforms site={site} />
        <h2 id="keys">Keys</h2>
        <Keys site={site} />
      </>
    ),
  };
}

function Platforms({ site: { contract } }: { site: SiteModel }) {
  const urlOf = (environment: string, code: string) =>
    (contract.servers.find((server) => server.environment === environment)?.url ?? '').replace('{platform}', code);
  return (
    <dl class="fields">
      {Object.entries(contract.platforms).map(([code, { name, currencies, country, provenance }]) => (
        <div id={code}>
          <dt>
            <code>{code}</code> <b>{name}</b>
          </dt>
          <dd>
            Currencies: {currencies.join(', ')}. <code>country</code> in a profile: <code>{country}</code>{' '}
            <SourceBadge provenance={provenance} />
            <p class="limits">
              Sandbox: <code>{urlOf('sandbox', code)}</code>
              <br />
              Live: <code>{urlOf('live', code)}</code>
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Keys({ site: { contract } }: { site: SiteModel }) {
  const { wapiKey } = contract.credentials;
  return (
    <>
      <p>
        <Inline text={wapiKey.description} /> A key matches <code>{wapiKey.pattern}</code>. The word after{' '}
        <code>wapi_</code> is its environment:
      </p>
      <dl class="facts">
        {Object.entries(wapiKey.environments).map(([word, environment]) => (
          <>
            <dt>
              <code>{word}</code>
            </dt>
            <dd>{environment}</dd>
          </>
        ))}
      </dl>
      <p>
        A token is valid only on the server that granted it. A mock accepts only its own tokens.{' '}
        <SourceBadge provenance="inferred" />
      </p>
    </>
  );
}
