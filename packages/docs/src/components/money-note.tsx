import { afterTimeout } from '../samples/money.js';
import type { OperationModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import { Join } from './join.js';

interface MoneyNoteProps {
  site: SiteModel;
  root: string;
  model: OperationModel;
}

/** Warns that a request without a response may have moved money. Renders nothing if the operation moves no money. */
export function MoneyNote({ site, root, model: { operation } }: MoneyNoteProps) {
  const { movesMoney } = operation;
  if (!movesMoney) return null;
  const check = site.operations.find((model) => model.operation.id === movesMoney.check)?.operation;
  return (
    <p class="money">
      <strong>This operation moves money.</strong> Save{' '}
      <Join
        parts={movesMoney.by.map((name) => (
          <code>{name}</code>
        ))}
      />{' '}
      and the time before you send it. Set a time limit. No usable response? Do not send it again. Check with{' '}
      {check && <a href={`${root}api/${check.id}/`}>{check.summary}</a>} first:{' '}
      <a href={root + afterTimeout.address}>{afterTimeout.title}</a>.
    </p>
  );
}
