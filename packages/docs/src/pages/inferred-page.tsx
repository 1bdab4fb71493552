import { findParts } from '../model/provenance-parts.js';
import type { SiteModel } from '../model/site-model.js';
import { Join } from '../components/join.js';
import { SourceBadge } from '../components/badges.js';
import type { Page, PageContext } from '../components/page.js';
import { formatPart, PartsByOperation } from '../components/parts-by-operation.js';

/** Everything that no source says. */
export function inferredPage({ site, root }: PageContext): Page {
  const inferred = inferredEverywhere(site);
  return {
    title: 'What is inferred',
    description:
      "Everything in this reference that none of WiPay's pages says: operations, fields, responses and messages, each with its place.",
    address: 'inferred/',
    children: (
      <>
        <h1>What is inferred</h1>
        <p class="lead">
          What none of WiPay's pages says and had to be filled in to describe the API in full. Rely on it last, and
          check it on the sandbox first.
        </p>
        <p>
          Where the pages contradict themselves or leave a question open, the{' '}
          <a href={`${root}discrepancies/`}>discrepancies</a> say what was decided, and how to find out. Samples of
          requests, single values in samples and parts of a sentence bear the mark or the word where they stand, and are
          not listed here.
        </p>
        <h2 id="everywhere">On every operation</h2>
        <ul>
          {inferred.map((name) => (
            <li>{name}</li>
          ))}
          <li>
            The messages of failed checks, where a field shows them as <SourceBadge provenance="inferred" />: they
            follow <a href={`${root}errors/#checks`}>patterns</a>.
          </li>
          <li>
            <a href={`${root}#headers`}>Response headers</a>:{' '}
            <Join
              parts={site.headers
                .filter(({ provenance }) => provenance === 'inferred')
                .map(({ name }) => (
                  <code>{name}</code>
                ))}
            />
          </li>
          <li>
            That <a href={`${root}rate-limits/`}>limits</a> are counted for each credential, or address.
          </li>
          <li>
            That <a href={`${root}environments/#keys`}>a token</a> is good where it was granted.
          </li>
          <li>
            Answers before any operation is reached:{' '}
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
        <h2 id="platforms">Of the platforms</h2>
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

/** What is inferred in the same way on all operations. */
function inferredEverywhere({ operations }: SiteModel): string[] {
  const [first, ...others] = operations.map((model) => findParts('inferred', model).map(formatPart));
  return (first ?? []).filter((label) => others.every((labels) => labels.includes(label)));
}
