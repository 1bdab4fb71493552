import type { Operation } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';
import { Join } from './join.js';

interface OperationLinksProps {
  site: SiteModel;
  root: string;
  operations: readonly Operation[];
  /** An anchor on the operation's page, including the `#`. */
  anchor?: string;
}

/** If a set is more than this many times larger than its exceptions, it is written as "Every operation except …". */
const EXCEPTION_RATIO = 4;

/** Links to operations, or only to the exceptions if the set contains nearly all operations. */
export function OperationLinks({ site, root, operations, anchor = '' }: OperationLinksProps) {
  const all = site.operations.map(({ operation }) => operation);
  const others = all.filter((operation) => !operations.includes(operation));
  const isNearlyAll = operations.length > others.length * EXCEPTION_RATIO;
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
