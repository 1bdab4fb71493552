import type { ChangedPart, RevisionModel } from '../model/revisions.js';
import { OperationLinks } from './operation-links.js';
import type { PageContext } from './page.js';
import { Inline } from './prose.js';

/** Returns the anchor of a revision in the changelog. */
export function getRevisionId({ version }: RevisionModel): string {
  return `revision-${version}`;
}

const KINDS: Readonly<Record<RevisionModel['others'][number]['kind'], string>> = {
  added: 'Added',
  removed: 'Removed',
  modified: 'Changed',
};

/** The changes in one revision, as lists. */
export function RevisionChanges({ site, root, revision }: PageContext & { revision: RevisionModel }) {
  const { before, breaking, retired, added, others } = revision;
  return (
    <>
      {breaking.length > 0 && (
        <>
          <p>Breaking changes for code that was written for {before}:</p>
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
              Removed after its sunset: <Inline text={message} />
            </li>
          ))}
          {added.map((part) => (
            <li>
              New: <ChangedPartLink root={root} part={part} />
            </li>
          ))}
          {others.map(({ kind, ...part }) => (
            <li>
              {KINDS[kind]}: <ChangedPartLink root={root} part={part} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A changed part, with a link to its operation. */
export function ChangedPartLink({ root, part: { operation, place } }: { root: string; part: ChangedPart }) {
  return (
    <>
      {operation && <a href={`${root}api/${operation.id}/`}>{operation.summary}</a>}
      {operation && place !== '' && ', '}
      {place !== '' && <code>{place}</code>}
    </>
  );
}
