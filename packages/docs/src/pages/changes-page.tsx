import { findSection } from '../model/markdown-section.js';
import type { ChangedPart, RevisionModel } from '../model/revisions.js';
import type { SiteModel } from '../model/site-model.js';
import { SourceBadge } from '../components/badges.js';
import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { PartsByOperation } from '../components/parts-by-operation.js';
import { Inline, Prose } from '../components/prose.js';

/** What has changed from one version of WAPI to the next, as far as the sources tell. */
export function changesPage({ site, root }: PageContext): Page {
  const { info } = site.contract;
  // What one source leaves open differs from nothing.
  const later = site.discrepancies.filter(
    ({ sources }) => sources.length > 1 && sources.some(({ where }) => where.includes('2.0.2')),
  );
  return {
    title: 'API changelog',
    description: `From v1.0.5 to ${info.version}, what the later reference of v2.0.2 adds or says otherwise, and what is deprecated.`,
    address: 'changes/',
    children: (
      <>
        <h1>API changelog</h1>
        <p class="lead">
          What changes between the versions of WAPI, as far as WiPay's pages tell. These pages describe {info.version}.
        </p>
        <Revisions site={site} root={root} />
        <h2 id="later">What the reference of v2.0.2 adds</h2>
        <p>
          Facts that only WiPay's later reference has. They are part of these pages, marked{' '}
          <SourceBadge provenance="reference-2.0.2" />, for nothing says that they are new.
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
        <Prose text={findSection(info.description, 'Coming from v1.0.5')} />
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

/** What has changed in the description, which says more of WAPI, or something else, than it did. */
function Revisions({ site, root }: PageContext) {
  if (site.revisions.length === 0) return null;
  return (
    <>
      <h2 id="revisions">Revisions of this description</h2>
      {site.revisions.map((revision) => (
        <Revision site={site} root={root} revision={revision} />
      ))}
    </>
  );
}

const KINDS: Readonly<Record<RevisionModel['others'][number]['kind'], string>> = {
  added: 'Added',
  removed: 'Removed',
  modified: 'Changed',
};

function Revision({ site, root, revision }: PageContext & { revision: RevisionModel }) {
  const { version, before, breaking, retired, added, others } = revision;
  return (
    <>
      <h3 id={`revision-${version}`}>
        {before} to {version}
      </h3>
      {breaking.length > 0 && (
        <>
          <p>What breaks code that was written for {before}:</p>
          <ul>
            {breaking.map(({ message, reason, operations }) => (
              <li>
                <Inline text={message} /> {reason !== undefined && <Inline text={reason} />}{' '}
                {operations.length > 0 && (
                  <>
                    See <OperationLinks site={site} root={root} operations={operations} />.
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {retired.length + added.length + others.length > 0 && (
        <ul>
          {retired.map((message) => (
            <li>
              Gone after its sunset: <Inline text={message} />
            </li>
          ))}
          {added.map((part) => (
            <li>
              New: <Part root={root} part={part} />
            </li>
          ))}
          {others.map(({ kind, ...part }) => (
            <li>
              {KINDS[kind]}: <Part root={root} part={part} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Part({ root, part: { operation, place } }: { root: string; part: ChangedPart }) {
  return (
    <>
      {operation && <a href={`${root}api/${operation.id}/`}>{operation.summary}</a>}
      {operation && place !== '' && ', '}
      {place !== '' && <code>{place}</code>}
    </>
  );
}
