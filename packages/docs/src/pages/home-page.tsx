import type { SiteModel } from '../model/site-model.js';
import { slug } from '../model/slug.js';
import { localMock } from '../samples/local-mock.js';
import { Code } from '../components/code.js';
import { DeprecationMark } from '../components/deprecation-note.js';
import { Method, Path, SourceBadge } from '../components/badges.js';
import { sampleLanguages } from '../components/operation-samples.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline, plainText } from '../components/prose.js';

/** The home page. */
export function homePage(context: PageContext, repositoryUrl?: string): Page {
  const { site, root } = context;
  const { info } = site.contract;
  return {
    title: `${info.title} ${info.version} reference`,
    description: plainText(info.summary),
    address: '',
    layout: 'home',
    children: (
      <>
        <h1>WiPay API reference</h1>
        <p class="lead">
          {info.summary} An independent reference of {info.title} {info.version}, with a mock for development.
        </p>
        <p class="jump">
          <a href="#first-call">Make a first request</a> <a href="#operations">Find an operation</a>{' '}
          <a href={`${root}errors/`}>Look up an error</a>
        </p>
        <Tasks site={site} root={root} />
        <Platforms site={site} root={root} />
        <FirstCall site={site} repositoryUrl={repositoryUrl} />
        <Samples site={site} root={root} />
        <Operations site={site} root={root} />
      </>
    ),
  };
}

/** The most common reader tasks, each with the address of its page, a title and a description. */
const TASKS = [
  ['workflows/trusted-cards/', 'Take a payment', 'Enrol a card, verify it, charge it, and read the result.'],
  ['workflows/withdrawals/', 'Pay out', 'Send money to a bank account or to a person.'],
  ['workflows/refund/', 'Refund', 'Preview the fees of a payment, then request its refund.'],
  ['webhooks/', 'Receive webhooks', 'Verify the signature of an event, and handle it once.'],
] as const;

function Tasks({ site, root }: PageContext) {
  const addresses = [
    ...site.workflows.map(({ name }) => `workflows/${name}/`),
    ...(site.webhooks ? ['webhooks/'] : []),
  ];
  return (
    <ul class="cards">
      {TASKS.filter(([address]) => addresses.includes(address)).map(([address, title, text]) => (
        <li>
          <a href={root + address}>
            <b>{title}</b> <span>{text}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Platforms({ site: { contract }, root }: PageContext) {
  const sandbox = contract.servers.find(({ environment }) => environment === 'sandbox')?.url ?? '';
  const platforms = Object.entries(contract.platforms);
  return (
    <>
      <h2 id="countries">Countries</h2>
      <p>
        WiPay has a platform in each of {platforms.length} countries. An account and its tokens belong to one platform.{' '}
        <a href={`${root}environments/`}>Live URLs and keys</a>
      </p>
      <table>
        <thead>
          <tr>
            <th>Country</th>
            <th>Currencies</th>
            <th>Base URL of the sandbox</th>
          </tr>
        </thead>
        <tbody>
          {platforms.map(([code, { name, currencies, provenance }]) => (
            <tr>
              <td>
                {name} <SourceBadge provenance={provenance} />
              </td>
              <td>{currencies.join(', ')}</td>
              <td>
                <code>{sandbox.replace('{platform}', code)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Says how to get the mock. If the repository's address is unknown, says whom to ask. */
function GetMock({ repositoryUrl }: { repositoryUrl: string | undefined }) {
  return repositoryUrl === undefined ? (
    <p>
      The mock is a program that behaves like WAPI. It is in the same repository as this reference. Ask the person who
      gave you the link to this site for access. Without access, use the sandbox of your platform with your own account.
    </p>
  ) : (
    <p>
      The mock is a program that behaves like WAPI. Get it with <code>git clone {repositoryUrl}</code>.
    </p>
  );
}

function FirstCall({ site: { firstCall }, repositoryUrl }: { site: SiteModel; repositoryUrl: string | undefined }) {
  return (
    <>
      <h2 id="first-call">Make a first request</h2>
      <GetMock repositoryUrl={repositoryUrl} />
      <p>
        Start the mock in the repository with <code>npm start</code>. Its URL is <code>{localMock.url}</code>. To use a
        different port, set <code>MOCK_PORT</code>. The mock has a merchant with the e-mail address{' '}
        <code>{localMock.email}</code> and the password <code>{localMock.password}</code>.
      </p>
      <ol class="steps">
        <li>
          <p>Exchange the e-mail address and the password for an access token. It expires after 12 hours.</p>
          <div class="shells" />
          <Code label="curl: request a token" code={firstCall.grantToken} />
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

/** The heading of the samples section. Search results link to it. */
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
      <div class="groups">
        {site.groups.map(({ tag, operations }) => (
          <section>
            <h3 id={slug(tag.name)}>{tag.name}</h3>
            <p>
              <Inline text={tag.description} />
            </p>
            <ul class="ops">
              {operations.map(({ operation }) => (
                <li>
                  <a href={`${root}api/${operation.id}/`}>
                    <Method method={operation.method} /> <span>{operation.summary}</span>{' '}
                    <DeprecationMark deprecation={operation.deprecation} /> <Path path={operation.path} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {site.webhooks && (
        <>
          <h3>Webhooks</h3>
          <p>
            WiPay sends {site.webhooks.events.length} events.{' '}
            <a href={`${root}webhooks/`}>See how to verify the events, and an example of each event</a>.
          </p>
        </>
      )}
    </>
  );
}
