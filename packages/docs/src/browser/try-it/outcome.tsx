import type { TryForm } from '../../model/try-form.js';
import { afterTimeout } from '../../samples/money.js';
import { forgetTokens, type Target } from './callers.js';
import { CopyButton } from './copy-button.js';
import { type Credential, credentialHeader } from './credential-fields.js';
import { type FormValues, type ParsedResponse, sendRequest, toCurl } from './request.js';
import { ResponseView } from './response-view.js';

/** The response to a request, or the reason why the page has no response. */
export type Outcome = ({ response: ParsedResponse } | { problem: string }) & {
  /** The command for the same request; undefined if readers must not send the request again. */
  curl: string | undefined;
};

/** Sends the request. */
export async function runRequest(
  form: TryForm,
  target: Target,
  credential: Credential,
  filled: FormValues,
): Promise<Outcome> {
  const curl = toCurl(form, target.url, credential.kind, filled);
  const isRisky = target.personas === undefined && form.movesMoney;
  let isSent = false;
  try {
    const header = await credentialHeader(form, target, credential);
    isSent = true;
    const response = await sendRequest(form, target.url, header, filled, target.mock?.fetch);
    if (response.status === 401) forgetTokens();
    return { response, curl: isRisky && response.status >= 500 ? undefined : curl };
  } catch (error) {
    return { problem: describeProblem(error, target, isRisky), curl: isRisky && isSent ? undefined : curl };
  }
}

/**
 * Explains why the page has no response. Browsers report every network failure as a `TypeError` and hide the reason
 * from the page.
 */
function describeProblem(error: unknown, { personas }: Target, isRisky: boolean): string {
  if (!(error instanceof TypeError)) return error instanceof Error ? error.message : String(error);
  if (personas) return 'The mock did not respond. Check that npm start is still running.';
  const problem = 'The page received no response that it is allowed to read.';
  return isRisky
    ? problem
    : `${problem} The sandbox is unreachable, or it rejects requests from other sites. Run the command below in a ` +
        'terminal instead.';
}

/** Shows the outcome, and the same request as a command or a warning against sending the request again. */
export function OutcomeView({ form, outcome }: { form: TryForm; outcome: Outcome }) {
  const { curl } = outcome;
  return (
    <>
      {'response' in outcome ? (
        <ResponseView form={form} response={outcome.response} />
      ) : (
        <p class="problem">{outcome.problem}</p>
      )}
      {curl === undefined ? (
        <p class="problem">
          The API may have carried out this request. Do not send it again. First check whether it moved money:{' '}
          <a href={new URL(afterTimeout.address, import.meta.url).href}>{afterTimeout.title}</a>.
        </p>
      ) : (
        <details open={'problem' in outcome}>
          <summary>The same request with curl</summary>
          <CopyButton text={curl} />
          <pre class="json" tabIndex={0}>
            <code>{curl}</code>
          </pre>
        </details>
      )}
    </>
  );
}
