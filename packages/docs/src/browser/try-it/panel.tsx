import { useEffect, useRef, useState } from 'preact/hooks';
import type { TryForm, TryRequest } from '../../model/try-form.js';
import { fitsPlatform, platformName, targetKind, type Target } from './callers.js';
import { CredentialFields, type Credential, defaultCredential } from './credential-fields.js';
import { FieldInput, exampleTitle, exampleValues, keepInput } from './field-input.js';
import { type FormValues, fieldKey, samplePicture } from './request.js';
import { LongSelect } from './long-select.js';
import { MockState } from './mock-state.js';
import { type Outcome, OutcomeView, runRequest } from './outcome.js';
import { hasSession } from './page-mock.js';
import { chooseExample, getExample, onExampleChange } from '../example-choice.js';
import { choosePlatform, getPlatform, onSamplesChange } from '../platform.js';
import { visibleFields } from './visible-fields.js';

interface PanelProps {
  form: TryForm;
  targets: readonly Target[];
}

/** A form that sends an operation's request and shows the response. */
export function Panel({ form, targets: found }: PanelProps) {
  const [targets, setTargets] = useState(found);
  const [targetIndex, setTargetIndex] = useState(0);
  const target = targets[targetIndex];
  const [credential, setCredential] = useState<Credential>(() => defaultCredential(form, target));
  const [chosen, setChosen] = useState(() => findFittingRequest(form, target));
  const [filled, setFilled] = useState<FormValues>(() => exampleValues(form, form.requests[chosen], target));
  const [outcome, setOutcome] = useState<Outcome>();
  /** The state of the form when the request was sent. Comparing it shows whether the form has changed since. */
  const [sent, setSent] = useState<readonly unknown[]>([]);
  const [isSending, setSending] = useState(false);
  /** The progress of starting a mock in the page: a message while it loads, or the reason why it failed. */
  const [starting, setStarting] = useState<string>();
  /**
   * The number of requests sent so far. It is the `key` of the displayed response, so that each response is rendered
   * with new nodes. The browser's translation may have moved the old nodes.
   */
  const [count, setCount] = useState(0);
  /** The index of the selected target, which is newer than the state while listeners run. */
  const selected = useRef(0);
  /** The index of the mock that loads. */
  const loading = useRef<number>();
  const result = useRef<HTMLDivElement>(null);
  // Scroll to the response, because it can be far below the button on a small screen.
  useEffect(() => {
    if (outcome) result.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  const fillIn = (index: number) => {
    setChosen(index);
    setFilled(exampleValues(form, form.requests[index], target));
  };
  useEffect(() => {
    onExampleChange((index) => newest.current.followExample(index));
    onSamplesChange(() => newest.current.followPlatform());
    const used = targets.findIndex(({ start, platform }) => start && platform === target?.platform);
    if (target && used >= 0 && hasSession(target.platform)) void startTarget(used);
  }, []);

  const startTarget = async (index: number, isFollowing = false) => {
    const next = targets[index];
    if (loading.current === index) return;
    loading.current = next?.start && index;
    if (!next?.start) return selectTarget(index, next, isFollowing);
    setStarting('Loading the mock …');
    try {
      const started = await next.start();
      setTargets((before) => before.map((each) => (each === next ? started : each)));
      if (loading.current === index) newest.current.selectTarget(index, started, isFollowing);
    } catch (error) {
      if (loading.current === index) setStarting(error instanceof Error ? error.message : String(error));
    }
    if (loading.current === index) loading.current = undefined;
  };
  const selectTarget = (index: number, next: Target | undefined, isFollowing: boolean) => {
    selected.current = index;
    // If the samples show the same example, follow them, because they select one that works on the platform.
    const isSame = isFollowing || getExample() === chosen;
    if (next) choosePlatform(next.platform);
    const example = isSame ? getExample() : chosen;
    if (!isSame) chooseExample(example);
    setStarting(undefined);
    setTargetIndex(index);
    setCredential(defaultCredential(form, next));
    setChosen(example);
    const before = exampleValues(form, form.requests[chosen], target);
    setFilled(keepInput(filled, before, exampleValues(form, form.requests[example], next)));
    setOutcome(undefined);
  };
  const followExample = (index: number) => index !== chosen && fillIn(index);
  /** Selects the same kind of target on the platform that the reader selected in the samples. */
  const followPlatform = () => {
    const { code } = getPlatform();
    if (!target || targets[selected.current]?.platform === code) return;
    const index = targets.findIndex((each) => each.platform === code && targetKind(each) === targetKind(target));
    if (index >= 0) void startTarget(index, true);
  };
  // Listeners outlive a rendering, and loading a mock takes seconds, in which the reader may change the form.
  const newest = useRef({ selectTarget, followExample, followPlatform });
  newest.current = { selectTarget, followExample, followPlatform };
  if (!target) return null;

  const fields = visibleFields(form, filled);
  const request = { ...form, fields };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setOutcome(await runRequest(request, target, credential, withSampleFile(request, filled)));
    setSent([target, credential, filled]);
    setCount((before) => before + 1);
    setSending(false);
  };
  const pageMock = targets.findIndex((each) => 'start' in each && each.platform === target.platform);
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
          value={String(targetIndex)}
          onChange={({ currentTarget }) => {
            void startTarget(Number(currentTarget.value));
          }}
        >
          {targets.map(({ name }, index) => (
            <option value={String(index)}>{name}</option>
          ))}
        </select>
      </label>
      <TargetNote target={target} />
      {pageMock >= 0 && !target.personas && (
        <button type="button" class="offer" onClick={() => void startTarget(pageMock)}>
          No account? Use the mock in this page
        </button>
      )}
      <p class={starting === undefined ? undefined : 'problem'} role="status">
        {starting}
      </p>
      <CredentialFields form={form} target={target} credential={credential} onChange={setCredential} />
      {form.requests.length > 1 && (
        <LongSelect
          label="Example request"
          texts={form.requests.map((each) => exampleTitle(form, each, target))}
          selected={chosen}
          onChange={(index) => {
            fillIn(index);
            chooseExample(index);
          }}
        />
      )}
      <PlatformNote form={form} request={form.requests[chosen]} target={target} />
      {inputs(firstFields)}
      {otherFields.length > 0 && (
        <details>
          <summary>{otherFields.length === 1 ? '1 more field' : `${otherFields.length} more fields`}</summary>
          {inputs(otherFields)}
        </details>
      )}
      {/* Not `disabled`, because the button would lose the focus. */}
      <button type="submit" aria-disabled={isSending}>
        <span key={String(isSending)}>{isSending ? 'Sending …' : `Send ${form.method}`}</span>
      </button>
      <div role="status" ref={result}>
        {outcome && isOld && (
          <p key="old" class="note">
            You have changed the form since this response.
          </p>
        )}
        {outcome && <OutcomeView key={count} form={form} outcome={outcome} />}
      </div>
      {target.mock && (
        <MockState
          mock={target.mock}
          target={target}
          email={target.personas?.[credential.persona]?.email}
          count={count}
          onReset={() => setOutcome(undefined)}
        />
      )}
    </form>
  );
}

/** Says which server receives the request, and how the input is used. */
function TargetNote({ target }: { target: Target }) {
  return (
    <p class="note" role="status">
      {target.mock && 'The mock runs in this page. Nothing is sent to a server, and closing the tab deletes its state.'}
      {!target.personas &&
        "Use your own sandbox account. A sandbox moves no real money. Your input stays in this page's memory, and is " +
          'deleted when you leave the page, unless you choose to keep the credential.'}
    </p>
  );
}

/** Returns the index of the example that the samples show, or else of the first example that works on the target. */
function findFittingRequest({ requests }: TryForm, target: Target | undefined): number {
  const shown = getExample();
  const fits = (request: TryRequest | undefined) => !target || !request || fitsPlatform(request, target);
  return fits(requests[shown]) ? shown : Math.max(0, requests.findIndex(fits));
}

interface PlatformNoteProps {
  form: TryForm;
  request: TryRequest | undefined;
  target: Target;
}

/** A warning if the documented request does not work on the target's platform. */
function PlatformNote({ form: { sandboxes }, request, target }: PlatformNoteProps) {
  if (!request?.platforms || fitsPlatform(request, target)) return null;
  const names = request.platforms.map((platform) => platformName(sandboxes, platform)).join(', ');
  return (
    <p class="note">
      This example is for {names}. You are sending it to {platformName(sandboxes, target.platform)}, which has different
      rules.
      {target.personas &&
        !target.mock &&
        ` To call a mock of ${names}, start this site with MOCK_PLATFORM=${request.platforms[0]} npm start.`}
    </p>
  );
}

/** Adds a small picture for each required file that the reader has not chosen. */
function withSampleFile({ fields }: TryForm, filled: FormValues): FormValues {
  const missing = fields.filter((field) => field.kind === 'file' && field.required && !filled.files[fieldKey(field)]);
  return {
    ...filled,
    files: { ...filled.files, ...Object.fromEntries(missing.map((field) => [fieldKey(field), samplePicture()])) },
  };
}
