import type { TryForm } from '../../model/try-form.js';
import { type ResponseMatch, matchResponse } from './match-response.js';
import { CopyButton } from './copy-button.js';
import type { ParsedResponse } from './request.js';

/** The header in which the mock says which of its checks determined the response. */
const EXPLANATION = 'x-wapi-mock-explain';

/** A response, and the documented response that it matches. */
export function ResponseView({ form, response }: { form: TryForm; response: ParsedResponse }) {
  const { status, milliseconds, headers, body } = response;
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
  const explanation = headers.find(([name]) => name === EXPLANATION)?.[1];
  return (
    <>
      <p class={status < 400 ? 'received ok' : 'received'}>
        <b translate={false}>{status}</b> in <span translate={false}>{milliseconds} ms</span>
      </p>
      <p>
        <Match status={status} match={matchResponse(status, body, form.responses)} />
      </p>
      {explanation !== undefined && <p class="note">Explanation from the mock: {explanation}</p>}
      <CopyButton text={text} />
      <pre class="json" tabIndex={0} translate={false}>
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
  if (!match) return <>This response matches no documented response of this operation.</>;
  const { response, kind } = match;
  const link = (
    <a href={`#${status}`}>
      <code>{response.name}</code>
    </a>
  );
  return kind === 'fields' ? (
    <>
      Same fields as the documented response {link}, with {status < 400 ? 'different values' : 'a different message'}.
    </>
  ) : (
    <>
      Matches the documented response {link}: {response.summary}
    </>
  );
}
