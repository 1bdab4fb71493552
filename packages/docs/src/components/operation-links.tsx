import type { Operation } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';
import { Join } from './join.js';

interface OperationLinksProps {
  site: SiteModel;
  root: string;
  operations: readonly Operation[];
  /** An anchor on the operation's page. */
  anchor?: string;
}

/** How many times as many operations as are left out a set must have to be named by those. */
const MANY_TIMES = 4;

/** Links to operations; a set that is nearly all of them is named by what it leaves out. */
export function OperationLinks({ site, root, operations, anchor = '' }: OperationLinksProps) {
  const all = site.operations.map(({ operation }) => operation);
  const others = all.filter((operation) => !operations.includes(operation));
  const isNearlyAll = operations.length > others.length * MANY_TIMES;
  if (isNearlyAll && others.length === 0) return <>Every operation</>;
  return (
    <>
      {isNearlyAll && 'Every operation except '}
      <Join
        parts={(isNearlyAll ? others : operations).map(({ id }) => (
          <a href={`${root}api/${id}/${isNearlyAll ? '' : anchor}`}>
            <code>{id}</code>
          </a>
        ))}
      />
    </>
  );
}
