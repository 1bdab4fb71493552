import { findSection } from '../model/markdown-section.js';
import { SourceBadge } from '../components/badges.js';
import { DeprecationNote } from '../components/deprecation-note.js';
import type { Page, PageContext } from '../components/page.js';
import { PartsByOperation } from '../components/parts-by-operation.js';
import { Prose } from '../components/prose.js';
import { ChangedPartLink, getRevisionId, RevisionChanges } from '../components/revision-changes.js';

/** The changes between versions of WAPI, and between revisions of this description. */
export function changesPage({ site, root }: PageContext): Page {
  const { info } = site.contract;
  // Omit entries with a single source, because these are gaps, not differences between two sources.
  const later = site.discrepancies.filter(
    ({ sources }) => sources.length > 1 && sources.some(({ where }) => where.includes('2.0.2')),
  );
  return {
    title: 'API changelog',
    description: `Changes from v1.0.5 to v${info.version}, facts from the reference of v2.0.2, and deprecations.`,
    address: 'changes/',
    children: (
      <>
        <h1>API changelog</h1>
        <p class="lead">
          The changes between versions of WAPI that WiPay documents. This site describes v{info.version}.
        </p>
        <Revisions site={site} root={root} />
        <h2 id="later">Additions in the reference of v2.0.2</h2>
        <p>
          Only WiPay's public reference of v2.0.2, a later edition, documents these facts. This site includes them,
          because WiPay does not document whether they are new. They have the mark{' '}
          <SourceBadge provenance="reference-2.0.2" />.
        </p>
        <PartsByOperation site={site} root={root} provenance="reference-2.0.2" />
        <h2 id="differs">Differences in the reference of v2.0.2</h2>
        <ul>
          {later.map(({ id, title }) => (
            <li>
              <a href={`${root}discrepancies/#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
        <h2 id="from-1.0.5">From v1.0.5 to v{info.version}</h2>
        <Prose text={findSection(info.description, 'Coming from v1.0.5')} />
        <h2 id="deprecated">Deprecated</h2>
        <Deprecations site={site} root={root} />
      </>
    ),
  };
}

function Deprecations({ site, root }: PageContext) {
  const { contract, deprecations } = site;
  if (deprecations.length === 0) return <p>Nothing in v{contract.info.version} is deprecated.</p>;
  return (
    <dl class="facts">
      {deprecations.map(({ operation, name, deprecation }) => (
        <>
          <dt>
            <ChangedPartLink root={root} part={{ operation, place: name }} />
          </dt>
          <dd>
            <DeprecationNote site={site} root={root} deprecation={deprecation} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** The changes to this description, which are not changes to the API. */
function Revisions({ site, root }: PageContext) {
  if (site.revisions.length === 0) return null;
  return (
    <>
      <h2 id="revisions">Revisions of this description</h2>
      {site.revisions.map((revision) => (
        <>
          <h3 id={getRevisionId(revision)}>
            {revision.before} to {revision.version}
          </h3>
          <RevisionChanges site={site} root={root} revision={revision} />
        </>
      ))}
    </>
  );
}
