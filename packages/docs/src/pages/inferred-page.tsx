import { findParts } from '../model/provenance-parts.js';
import type { SiteModel } from '../model/site-model.js';
import { Join } from '../components/join.js';
import { SourceBadge } from '../components/badges.js';
import type { Page, PageContext } from '../components/page.js';
import { formatPart, PartsByOperation } from '../components/parts-by-operation.js';

/** Everything that WiPay does not document. */
export function inferredPage({ site, root }: PageContext): Page {
  const inferred = inferredEverywhere(site);
  return {
    title: 'Inferred facts',
    description:
      'Inferred operations, fields, responses and messages, which WiPay does not document, with links to them.',
    address: 'inferred/',
    children: (
      <>
        <h1>Inferred facts</h1>
        <p class="lead">
          Not documented by WiPay. These facts are inferred, so that this site can describe the whole API. Check them on
          the sandbox before you rely on them.
        </p>
        <p>
          For contradictions and gaps in WiPay's pages, see the <a href={`${root}discrepancies/`}>discrepancies</a>.
          This page does not list inferred request samples, single values in samples, or parts of sentences. These have
          the mark or the word "inferred" where they appear.
        </p>
        <h2 id="everywhere">Every operation</h2>
        <ul>
          {inferred.map((name) => (
            <li>{name}</li>
          ))}
          <li>
            Messages for failed checks, if a field shows them as <SourceBadge provenance="inferred" />. They follow{' '}
            <a href={`${root}errors/#checks`}>patterns</a>.
          </li>
          <li>
            <a href={`${root}basics/#headers`}>Response headers</a>:{' '}
            <Join
              parts={site.headers
                .filter(({ provenance }) => provenance === 'inferred')
                .map(({ name }) => (
                  <code>{name}</code>
                ))}
            />
          </li>
          <li>
            <a href={`${root}rate-limits/`}>Rate limits</a> are counted per credential, or per address if no credential
            is sent.
          </li>
          <li>
            <a href={`${root}environments/#keys`}>A token</a> is valid only on the server that granted it.
          </li>
          <li>
            Responses before a request reaches an operation:{' '}
            <Join
              parts={site.errors
                .filter(({ causes }) =>
                  causes.some(({ provenance, operations }) => provenance === 'inferred' && operations.length === 0),
                )
                .map(({ anchor, message }) => (
                  <a href={`${root}errors/#${anchor}`}>{message}</a>
                ))}
            />
          </li>
        </ul>
        <h2 id="platforms">Platforms</h2>
        <p>
          Country and currencies of{' '}
          <Join
            parts={Object.entries(site.contract.platforms)
              .filter(([, { provenance }]) => provenance === 'inferred')
              .map(([code, { name }]) => (
                <a href={`${root}environments/#${code}`}>{name}</a>
              ))}
          />
          .
        </p>
        <h2 id="operations">By operation</h2>
        <PartsByOperation site={site} root={root} provenance="inferred" without={inferred} />
      </>
    ),
  };
}

/** Returns the labels of the parts that are inferred for every operation. */
function inferredEverywhere({ operations }: SiteModel): string[] {
  const [first, ...others] = operations.map((model) => findParts('inferred', model).map(formatPart));
  return (first ?? []).filter((label) => others.every((labels) => labels.includes(label)));
}
