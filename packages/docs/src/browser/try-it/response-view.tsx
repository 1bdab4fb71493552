import type { TryForm } from '../../model/try-form.js';
import { type ResponseMatch, matchResponse } from './match-response.js';
import { CopyButton } from './copy-button.js';
import type { ParsedResponse } from './request.js';

/** The mock's own word on which of its checks decided. */
const EXPLANATION = 'x-wapi-mock-explain';

/** An answer, and which of the documented ones it is. */
export function ResponseView({ form, answer }: { form: TryForm; answer: ParsedResponse }) {
  const { status, milliseconds, headers, body } = answer;
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
  const explanation = headers.find(([name]) => name === EXPLANATION)?.[1];
  return (
    <>
      <p class={status < 400 ? 'answered ok' : 'answered'}>
        <b>{status}</b> in {milliseconds} ms
      </p>
      <p>
        <Match status={status} match={matchResponse(status, body, form.answers)} />
      </p>
      {explanation !== undefined && <p class="note">The mock says: {explanation}</p>}
      <CopyButton text={text} />
      <pre class="json" tabIndex={0}>
        <code>{text}</code>
      </pre>
      <details>
        <summary>{headers.length} headers</summary>
        <dl>
          {headers.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Match({ status, match }: { status: number; match: ResponseMatch | undefined }) {
  if (!match) return <>No documented answer of this operation is like it.</>;
  const { answer, how } = match;
  return (
    <>
      {how !== 'form'
        ? 'Is the documented answer '
        : status < 400
          ? 'Has the fields of the documented answer '
          : 'Is an error like the documented answer '}
      <a href={`#${status}`}>
        <code>{answer.name}</code>
      </a>
      {how !== 'form' ? `: ${answer.summary}` : status < 400 ? ', with other values.' : ', with another message.'}
    </>
  );
}
