import { useEffect, useRef, useState } from 'preact/hooks';
import type { TryForm, TryRequest } from '../../model/try-form.js';
import { ResponseView } from './response-view.js';
import { forgetTokens, fitsPlatform, platformName, type Target } from './callers.js';
import { CredentialFields, type Credential, credentialHeader, defaultCredential } from './credential-fields.js';
import { FieldInput, exampleValues } from './field-input.js';
import { CopyButton } from './copy-button.js';
import { type ParsedResponse, toCurl, type FormValues, fieldKey, samplePicture, sendRequest } from './request.js';
import { visibleFields } from './visible-fields.js';

interface PanelProps {
  form: TryForm;
  targets: readonly Target[];
}

/** What came of a request. */
type Outcome = { answer: ParsedResponse; curl: string } | { problem: string; curl: string };

/** The form that sends an operation's request, and its answer. */
export function Panel({ form, targets }: PanelProps) {
  const [place, setPlace] = useState(0);
  const target = targets[place];
  const [credential, setCredential] = useState<Credential>(() => defaultCredential(form, target));
  const [chosen, setChosen] = useState(() => findFittingRequest(form, target));
  const [filled, setFilled] = useState<FormValues>(() => exampleValues(form.requests[chosen]));
  const [outcome, setOutcome] = useState<Outcome>();
  /** What the answer is to: anything else has been changed since. */
  const [sent, setSent] = useState<readonly unknown[]>([]);
  const [isSending, setSending] = useState(false);
  const result = useRef<HTMLDivElement>(null);
  // The answer can be screens below the button.
  useEffect(() => {
    if (outcome) result.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  if (!target) return null;

  const fields = visibleFields(form, filled);
  const request = { ...form, fields };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setOutcome(await runRequest(request, target, credential, withSampleFile(request, filled)));
    setSent([target, credential, filled]);
    setSending(false);
  };
  const isOld = sent[0] !== target || sent[1] !== credential || sent[2] !== filled;
  const firstFields = fields.filter(
    (field) => field.required || fieldKey(field) in filled.texts || field.kind === 'file',
  );
  const otherFields = fields.filter((field) => !firstFields.includes(field));
  const inputs = (some: typeof fields) =>
    some.map((field) => <FieldInput key={fieldKey(field)} field={field} filled={filled} onChange={setFilled} />);

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
          With your own sandbox account: no real money. What you enter stays in this page's memory and is gone when you
          leave it.
          {place === 0 && ' To call a mock instead, serve this site with npm start.'}
        </p>
      )}
      <CredentialFields form={form} target={target} credential={credential} onChange={setCredential} />
      {form.requests.length > 1 && (
        <label>
          Fill in
          <select
            value={String(chosen)}
            onChange={({ currentTarget }) => {
              setChosen(Number(currentTarget.value));
              setFilled(exampleValues(form.requests[Number(currentTarget.value)]));
            }}
          >
            {form.requests.map(({ title }, index) => (
              <option value={String(index)}>{title}</option>
            ))}
          </select>
        </label>
      )}
      <PlatformNote form={form} request={form.requests[chosen]} target={target} />
      {inputs(firstFields)}
      {otherFields.length > 0 && (
        <details>
          <summary>{otherFields.length === 1 ? 'One more field' : `${otherFields.length} more fields`}</summary>
          {inputs(otherFields)}
        </details>
      )}
      {/* It keeps the focus while it waits, so it is not disabled. */}
      <button type="submit" aria-disabled={isSending}>
        {isSending ? 'Sending …' : `Send ${form.method}`}
      </button>
      <div role="status" ref={result}>
        {outcome && isOld && <p class="note">You have changed the form since this answer.</p>}
        {outcome && <OutcomeView form={form} outcome={outcome} />}
      </div>
    </form>
  );
}

/** The first documented request that is made for the platform that it would be sent to, else the first that is not made for others. */
function findFittingRequest({ requests }: TryForm, target: Target | undefined): number {
  if (!target) return 0;
  const own = requests.findIndex(({ platforms }) => platforms?.includes(target.platform));
  if (own >= 0) return own;
  const ofAll = requests.findIndex(({ platforms }) => platforms === undefined);
  return Math.max(0, ofAll);
}

interface PlatformNoteProps {
  form: TryForm;
  request: TryRequest | undefined;
  target: Target;
}

/** Says so where the documented request is of another platform than the one that it would be sent to. */
function PlatformNote({ form: { sandboxes }, request, target }: PlatformNoteProps) {
  if (!request?.platforms || fitsPlatform(request, target)) return null;
  const names = request.platforms.map((platform) => platformName(sandboxes, platform)).join(', ');
  return (
    <p class="note">
      This is a request for {names}, and you send it to {platformName(sandboxes, target.platform)}, which has other
      rules.
      {target.personas &&
        ` To call a mock of ${names}, start this site with MOCK_PLATFORM=${request.platforms[0]} npm start.`}
    </p>
  );
}

function OutcomeView({ form, outcome }: { form: TryForm; outcome: Outcome }) {
  return (
    <>
      {'answer' in outcome ? (
        <ResponseView form={form} answer={outcome.answer} />
      ) : (
        <p class="problem">{outcome.problem}</p>
      )}
      <details open={!('answer' in outcome)}>
        <summary>The same as curl</summary>
        <CopyButton text={outcome.curl} />
        <pre class="json" tabIndex={0}>
          <code>{outcome.curl}</code>
        </pre>
      </details>
    </>
  );
}

async function runRequest(form: TryForm, target: Target, credential: Credential, filled: FormValues): Promise<Outcome> {
  const curl = toCurl(form, target.url, credential.kind, filled);
  try {
    const header = await credentialHeader(form, target, credential);
    const answer = await sendRequest(form, target.url, header, filled);
    if (answer.status === 401) forgetTokens();
    return { answer, curl };
  } catch (error) {
    // A page is not told why there is no answer that it may read.
    const reason =
      error instanceof TypeError ? unreachable(target) : error instanceof Error ? error.message : String(error);
    return { problem: reason, curl };
  }
}

function unreachable({ personas }: Target): string {
  return personas
    ? 'The mock gave no answer. Is npm start still running?'
    : 'The sandbox gave no answer that a page may read: it cannot be reached, or does not take calls from other sites. The command below works in a terminal all the same.';
}

/** A required file that was not chosen is a small picture. */
function withSampleFile({ fields }: TryForm, filled: FormValues): FormValues {
  const missing = fields.filter((field) => field.kind === 'file' && field.required && !filled.files[fieldKey(field)]);
  return {
    ...filled,
    files: { ...filled.files, ...Object.fromEntries(missing.map((field) => [fieldKey(field), samplePicture()])) },
  };
}
