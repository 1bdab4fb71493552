import type { OperationModel, ResponseModel, SampleModel } from '../model/operation-model.js';
import { SourceBadge } from './badges.js';
import { Code, Json } from './code.js';
import { Inline } from './prose.js';
import { InferredNote } from './sample-body.js';

/** The sample languages. The first one is shown until a reader selects a different one. */
const LANGUAGES = [
  ['curl', 'curl'],
  ['PHP', 'php'],
  ['Python', 'python'],
  ['TypeScript', 'typescript'],
  ['fetch', 'fetch'],
] as const satisfies readonly (readonly [label: string, key: keyof SampleModel])[];

/** Commands with at most this many lines leave more room to the responses. */
const BRIEF = 6;

/** The names of the sample languages. */
export const sampleLanguages: readonly string[] = LANGUAGES.map(([label]) => label);

/**
 * The documented requests of an operation by language, and its responses by status code. The tabs are radio buttons, so
 * they work without scripts. Scripts replace the collapsed requests with a drop-down list, add the choices of platform
 * and shell, and a button that shows samples in full length. The form that sends the request also opens here.
 */
export function OperationSamples({ model: { samples, responses } }: { model: OperationModel }) {
  const [first] = samples;
  return (
    <section
      id="try"
      class={samples.every(({ curl }) => curl.split('\n').length <= BRIEF) ? 'samples brief' : 'samples'}
    >
      <div class="panel request">
        <div class="head">
          <h2 id="samples">Samples</h2>
          {/* A script adds the choice of the platform. */}
          <span class="platform" />
        </div>
        {first && hasTitle(first) && (
          <p class={samples.length > 1 ? 'example choice' : 'example'}>
            <span>
              <SampleTitle sample={first} />
            </span>
          </p>
        )}
        <fieldset class="tabs languages">
          <legend class="sr">Language of the request</legend>
          {LANGUAGES.map(([label, key], index) => (
            <>
              <input type="radio" name="language" id={`language-${key}`} value={key} checked={index === 0} />
              <label for={`language-${key}`}>{label}</label>
              <div class="pane">
                {samples.map((sample, place) => (
                  <Sample sample={sample} language={label} code={sample[key]} place={place} count={samples.length} />
                ))}
              </div>
            </>
          ))}
          {/* A script adds the choice of the shell. Styles show it beside the tabs while the tab of curl is selected. */}
          <div class="shells" />
        </fieldset>
      </div>
      <div class="panel responses">
        <div class="head">
          <h2>Response samples</h2>
        </div>
        <fieldset class="tabs">
          <legend class="sr">Status code of the response</legend>
          {responses.map((response, index) => (
            <>
              <input
                type="radio"
                name="status"
                id={`status-${response.status}`}
                value={String(response.status)}
                checked={index === 0}
              />
              <label for={`status-${response.status}`} class={`status${statusClass(response.status)}`}>
                {response.status}
              </label>
              <div class="pane">
                <ResponseSamples response={response} />
              </div>
            </>
          ))}
        </fieldset>
      </div>
    </section>
  );
}

/** Every documented request in every language, expanded, for the Markdown page. */
export function EverySample({ model: { samples } }: { model: OperationModel }) {
  return (
    <section>
      <h2>Request samples</h2>
      {samples.map((sample) => (
        <>
          {hasTitle(sample) && (
            <h3>
              <SampleTitle sample={sample} />
            </h3>
          )}
          {LANGUAGES.map(([label, key]) => (
            <Code label={label} code={sample[key]} />
          ))}
        </>
      ))}
    </section>
  );
}

/** Returns the class suffix for a status code: a space and a class name for an error, otherwise an empty string. */
export function statusClass(status: number): '' | ' warn' | ' bad' {
  if (status < 400) return '';
  return status < 500 ? ' warn' : ' bad';
}

interface SampleProps {
  sample: SampleModel;
  language: string;
  code: string;
  /** The index of the request. All requests after the first one are collapsed. */
  place: number;
  count: number;
}

function Sample({ sample, language, code, place, count }: SampleProps) {
  const content = <Code label={language + countOf(place, count)} language={language} code={code} caption={null} />;
  return place === 0 ? (
    <div class="sample on" data-platforms={sample.platforms?.join(' ')}>
      {content}
    </div>
  ) : (
    <details class="sample" data-platforms={sample.platforms?.join(' ')}>
      <summary>
        <SampleTitle sample={sample} />
      </summary>
      {content}
    </details>
  );
}

interface ResponseSamplesProps {
  response: ResponseModel;
  /** Whether to add the names with which programs select an example. */
  withNames?: boolean;
}

/** The bodies of a response, each with its summary and a note on its inferred parts. */
export function ResponseSamples({ response: { status, examples }, withNames = false }: ResponseSamplesProps) {
  return (
    <>
      {examples.map(({ name, summary, json, inferredParts }, index) => (
        <>
          <Json
            label={`Response ${status}${countOf(index, examples.length)}`}
            json={json}
            caption={
              <>
                <Inline text={summary} /> {withNames && <code>{name}</code>}
              </>
            }
          />
          <InferredNote inferredParts={inferredParts} />
        </>
      ))}
    </>
  );
}

/** Returns the end of a label that says which of several samples this one is. */
function countOf(index: number, count: number): string {
  return count > 1 ? `, ${index + 1} of ${count}` : '';
}

/** Returns whether the request needs a title. If an operation has only one request, it needs none. */
function hasTitle({ name, summary }: SampleModel): boolean {
  return (name ?? summary) !== undefined;
}

function titleOf({ name, summary = `With ${name ?? 'other values'}` }: SampleModel): string {
  return summary;
}

function SampleTitle({ sample }: { sample: SampleModel }) {
  return (
    <>
      {titleOf(sample)} <SourceBadge provenance={sample.provenance} />
    </>
  );
}
