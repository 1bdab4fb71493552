import type { Provenance } from '@wapi/types';
import { sectionOf } from '../model/markdown-section.js';
import { partsFrom, type ProvenancePart } from '../model/provenance-parts.js';
import type { SiteModel } from '../model/site-model.js';
import { Source } from './marks.js';
import type { Page, PageContext } from './page.js';
import { Prose } from './prose.js';

/** Everything that no source says. */
export function inferredPage({ site, root }: PageContext): Page {
  const inferred = inferredEverywhere(site);
  return {
    title: 'What is inferred',
    description: "Everything in this reference that none of WiPay's pages says: operations, fields, responses and messages, each with its place.",
    address: 'inferred/',
    children: (
      <>
        <h1>What is inferred</h1>
        <p class="lead">
          What none of WiPay's pages says and had to be filled in to describe the API in full. Rely on it last, and check it on the sandbox first.
        </p>
        <p>
          Where the pages contradict themselves or leave a question open, the <a href={`${root}discrepancies/`}>discrepancies</a> say what was
          decided, and how to find out. Samples of requests, single values in samples and parts of a sentence bear the mark or the word where they
          stand, and are not listed here.
        </p>
        <h2 id="everywhere">On every operation</h2>
        <ul>
          {inferred.map((name) => (
            <li>{name}</li>
          ))}
          <li>
            The messages of failed checks, where a field shows them as <Source provenance="inferred" />: they follow{' '}
            <a href={`${root}errors/#checks`}>patterns</a>.
          </li>
          <li>
            <a href={`${root}#headers`}>Response headers</a>:{' '}
            {site.headers
              .filter(({ provenance }) => provenance === 'inferred')
              .map(({ name }, index) => (
                <>
                  {index > 0 && ', '}
                  <code>{name}</code>
                </>
              ))}
          </li>
          <li>
            That <a href={`${root}rate-limits/`}>limits</a> are counted for each credential, or address.
          </li>
          <li>
            That <a href={`${root}environments/#keys`}>a token</a> is good where it was granted.
          </li>
          <li>
            Answers before any operation is reached:{' '}
            {site.errors
              .filter(({ causes }) => causes.some(({ provenance, operations }) => provenance === 'inferred' && operations.length === 0))
              .map(({ anchor, message }, index) => (
                <>
                  {index > 0 && ', '}
                  <a href={`${root}errors/#${anchor}`}>{message}</a>
                </>
              ))}
          </li>
        </ul>
        <h2 id="platforms">Of the platforms</h2>
        <p>
          Country and currencies of{' '}
          {Object.entries(site.contract.platforms)
            .filter(([, { provenance }]) => provenance === 'inferred')
            .map(([code, { name }], index) => (
              <>
                {index > 0 && ', '}
                <a href={`${root}environments/#${code}`}>{name}</a>
              </>
            ))}
          .
        </p>
        <h2 id="operations">By operation</h2>
        <PartsByOperation site={site} root={root} provenance="inferred" without={inferred} />
      </>
    ),
  };
}

/** What has changed from one version of WAPI to the next, as far as the sources tell. */
export function changesPage({ site, root }: PageContext): Page {
  const { info } = site.contract;
  // What one source leaves open differs from nothing.
  const later = site.discrepancies.filter(({ sources }) => sources.length > 1 && sources.some(({ where }) => where.includes('2.0.2')));
  return {
    title: 'API changelog',
    description: `From v1.0.5 to ${info.version}, what the later reference of v2.0.2 adds or says otherwise, and what is deprecated.`,
    address: 'changes/',
    children: (
      <>
        <h1>API changelog</h1>
        <p class="lead">What changes between the versions of WAPI, as far as WiPay's pages tell. These pages describe {info.version}.</p>
        <h2 id="later">What the reference of v2.0.2 adds</h2>
        <p>
          Facts that only WiPay's later reference has. They are part of these pages, marked <Source provenance="reference-2.0.2" />, for nothing says
          that they are new.
        </p>
        <PartsByOperation site={site} root={root} provenance="reference-2.0.2" />
        <h2 id="differs">What it says otherwise</h2>
        <ul>
          {later.map(({ id, title }) => (
            <li>
              <a href={`${root}discrepancies/#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
        <h2 id="from-1.0.5">From v1.0.5 to v{info.version}</h2>
        <Prose text={sectionOf(info.description, 'Coming from v1.0.5')} />
        <h2 id="deprecated">Deprecated</h2>
        <Deprecations site={site} />
      </>
    ),
  };
}

function Deprecations({ site: { contract, deprecations } }: { site: SiteModel }) {
  if (deprecations.length === 0) return <p>Nothing of {contract.info.version} is deprecated.</p>;
  return (
    <dl class="facts">
      {deprecations.map(({ place, sunset, replacedBy }) => (
        <>
          <dt>
            <code>{place}</code>
          </dt>
          <dd>
            {sunset !== undefined && `Until ${sunset}. `}
            {replacedBy !== undefined && (
              <>
                Use <code>{replacedBy}</code>.
              </>
            )}
          </dd>
        </>
      ))}
    </dl>
  );
}

/** What is inferred in the same way on all operations. */
function inferredEverywhere({ operations }: SiteModel): string[] {
  const [first, ...others] = operations.map((model) => partsFrom('inferred', model).map(labelOf));
  return (first ?? []).filter((label) => others.every((labels) => labels.includes(label)));
}

interface PartsProps {
  site: SiteModel;
  root: string;
  provenance: Provenance;
  /** Labels of parts that are told elsewhere. */
  without?: readonly string[];
}

function PartsByOperation({ site, root, provenance, without = [] }: PartsProps) {
  const found = site.operations
    .map((model) => ({ operation: model.operation, parts: partsFrom(provenance, model).filter((part) => !without.includes(labelOf(part))) }))
    .filter(({ parts }) => parts.length > 0);
  return (
    <dl class="facts links">
      {found.map(({ operation, parts }) => (
        <>
          <dt>
            <a href={`${root}api/${operation.id}/`}>{operation.summary}</a>
          </dt>
          <dd>
            {parts.map((part, index) => (
              <>
                {index > 0 && ', '}
                <a href={`${root}api/${operation.id}/${part.anchor === '' ? '' : `#${part.anchor}`}`}>{labelOf(part)}</a>
              </>
            ))}
          </dd>
        </>
      ))}
      {site.webhooks?.provenance === provenance && (
        <>
          <dt>
            <a href={`${root}webhooks/`}>Webhooks</a>
          </dt>
          <dd>all {site.webhooks.events.length} events</dd>
        </>
      )}
    </dl>
  );
}

function labelOf({ kind, name }: ProvenancePart): string {
  return kind === 'operation' ? 'all of it' : `${kind} ${name}`;
}
