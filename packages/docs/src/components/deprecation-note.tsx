import type { Deprecation } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';

interface DeprecationNoteProps {
  site: SiteModel;
  root: string;
  deprecation: Deprecation | undefined;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * Names the replacement for a deprecated part, and the date on which the part stops working. Links to the replacement
 * if it is an operation.
 */
export function DeprecationNote({ site, root, deprecation }: DeprecationNoteProps) {
  if (deprecation === undefined) return null;
  const { sunset, replacedBy } = deprecation;
  const operation = site.contract.operations.find(({ id }) => id === replacedBy);
  return (
    <p>
      <b>Deprecated.</b>{' '}
      {replacedBy !== undefined && (
        <>
          Use {operation ? <a href={`${root}api/${operation.id}/`}>{operation.summary}</a> : <code>{replacedBy}</code>}{' '}
          instead.{' '}
        </>
      )}
      {sunset !== undefined && `It stops working on ${day.format(new Date(sunset))}.`}
    </p>
  );
}

/** The mark for a deprecated operation in lists. */
export function DeprecationMark({ deprecation }: { deprecation: Deprecation | undefined }) {
  return deprecation === undefined ? null : <span class="s">deprecated</span>;
}
