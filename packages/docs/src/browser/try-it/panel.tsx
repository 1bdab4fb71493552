import { useState } from 'preact/hooks';
import type { TryForm } from '../../model/try-form.js';
import { AnswerView } from './answer-view.js';
import { type CredentialHeader, forgetTokens, type Target } from './callers.js';
import { CredentialFields, type Credential, credentialHeader, defaultCredential } from './credential-fields.js';
import { FieldInput, filledFrom } from './field-input.js';
import { type Answer, asCurl, type Filled, keyOf, samplePicture, send } from './request.js';

interface PanelProps {
  form: TryForm;
  targets: readonly Target[];
}

/** What came of a request. */
type Outcome = { answer: Answer; curl: string } | { problem: string; curl: string };

/** The form that sends an operation's request, and its answer. */
export function Panel({ form, targets }: PanelProps) {
  const [place, setPlace] = useState(0);
  const target = targets[place];
  const [credential, setCredential] = useState<Credential>(() => defaultCredential(form, target));
  const [filled, setFilled] = useState<Filled>(() => filledFrom(form.requests[0]));
  const [outcome, setOutcome] = useState<Outcome>();
  const [isSending, setSending] = useState(false);
  if (!target) return null;

  const submit = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    setOutcome(await request(form, target, credential, withSampleFile(form, filled)));
    setSending(false);
  };
  const firstFields = form.fields.filter((field) => field.required || keyOf(field) in filled.texts || field.kind === 'file');
  const otherFields = form.fields.filter((field) => !firstFields.includes(field));
  const inputs = (fields: typeof form.fields) =>
    fields.map((field) => <FieldInput key={keyOf(field)} field={field} filled={filled} onChange={setFilled} />);

  return (
    <form autocomplete="off" onSubmit={(event) => void submit(event)}>
      <h2 tabIndex={-1}>Try it</h2>
      <label>
        Send to
        <select
          value={String(place)}
          onChange={({ currentTarget }) => {
            setPlace(Number(currentTarget.value));
            setCredential(defaultCredential(form, targets[Number(currentTarget.value)]));
            setOutcome(undefined);
          }}
        >
          {targets.map(({ name }, index) => (
            <option value={String(index)}>{name}</option>
          ))}
        </select>
      </label>
      {!target.personas && (
        <p class="note">
          With your own sandbox account: no real money. What you enter stays in this page's memory and is gone when you leave it.
          {place === 0 && ' To call a mock instead, serve this site with npm start.'}
        </p>
      )}
      <CredentialFields form={form} target={target} credential={credential} onChange={setCredential} />
      {form.requests.length > 1 && (
        <label>
          Fill in
          <select onChange={({ currentTarget }) => setFilled(filledFrom(form.requests[Number(currentTarget.value)]))}>
            {form.requests.map(({ title }, index) => (
              <option value={String(index)}>{title}</option>
            ))}
          </select>
        </label>
      )}
      {inputs(firstFields)}
      {otherFields.length > 0 && (
        <details>
          <summary>{otherFields.length === 1 ? 'One more field' : `${otherFields.length} more fields`}</summary>
          {inputs(otherFields)}
        </details>
      )}
      <button type="submit" disabled={isSending}>
        {isSending ? 'Sending …' : `Send ${form.method}`}
      </button>
      <div role="status">{outcome && <OutcomeView form={form} outcome={outcome} />}</div>
    </form>
  );
}

function OutcomeView({ form, outcome }: { form: TryForm; outcome: Outcome }) {
  return (
    <>
      {'answer' in outcome ? <AnswerView form={form} answer={outcome.answer} /> : <p class="problem">{outcome.problem}</p>}
      <details>
        <summary>The same as curl</summary>
        <pre class="json" tabIndex={0}>
          <code>{outcome.curl}</code>
        </pre>
      </details>
    </>
  );
}

async function request(form: TryForm, target: Target, credential: Credential, filled: Filled): Promise<Outcome> {
  let header: CredentialHeader;
  const curl = () => asCurl(form, target.url, header, filled);
  try {
    header = await credentialHeader(form, target, credential);
    const answer = await send(form, target.url, header, filled);
    if (answer.status === 401) forgetTokens();
    return { answer, curl: curl() };
  } catch (error) {
    // A page is not told why there is no answer that it may read.
    const reason = error instanceof TypeError ? unreachable(target) : error instanceof Error ? error.message : String(error);
    return { problem: reason, curl: curl() };
  }
}

function unreachable({ personas }: Target): string {
  return personas
    ? 'The mock gave no answer. Is npm start still running?'
    : 'The sandbox gave no answer that a page may read: it cannot be reached, or does not take calls from other sites. The command below does not need its leave.';
}

/** A required file that was not chosen is a small picture. */
function withSampleFile({ fields }: TryForm, filled: Filled): Filled {
  const missing = fields.filter((field) => field.kind === 'file' && field.required && !filled.files[keyOf(field)]);
  return { ...filled, files: { ...filled.files, ...Object.fromEntries(missing.map((field) => [keyOf(field), samplePicture()])) } };
}
