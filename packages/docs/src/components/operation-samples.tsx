import type { OperationModel, SampleModel } from '../model/operation-model.js';
import { Code } from './code.js';
import { SourceBadge } from './badges.js';

type Language = readonly [label: string, key: 'curl' | 'typescript' | 'fetch' | 'php' | 'python'];

/** Shown for every request. */
const FIRST: readonly Language[] = [
  ['curl', 'curl'],
  ['TypeScript', 'typescript'],
];
/** Folded, for callers that use neither curl nor the client. */
const OTHERS: readonly Language[] = [
  ['fetch', 'fetch'],
  ['PHP', 'php'],
  ['Python', 'python'],
];

const OTHER_NAMES = new Intl.ListFormat('en-GB').format(OTHERS.map(([label]) => label));

/** The names of the sample languages. */
export const sampleLanguages = [...FIRST, ...OTHERS].map(([label]) => label);

/** The documented requests of an operation, each with its code. */
export function OperationSamples({ model: { samples } }: { model: OperationModel }) {
  const [first, ...others] = samples;
  return (
    <section class="samples">
      <h2 id="samples">Request samples</h2>
      {first && (
        <>
          {hasTitle(first) && (
            <p>
              <SampleTitle sample={first} />
            </p>
          )}
          <SampleCode sample={first} />
        </>
      )}
      {/* Fold all requests but the first, so that a phone reaches the fields of the request sooner. */}
      {others.map((sample) => (
        <details>
          <summary>
            <SampleTitle sample={sample} />
          </summary>
          <SampleCode sample={sample} />
        </details>
      ))}
      {others.some(({ inEveryLanguage }) => !inEveryLanguage) && (
        <p>
          The <a href="index.md">Markdown page</a> has these requests in {OTHER_NAMES}.
        </p>
      )}
    </section>
  );
}

/** Every documented request in every language, unfolded. For the Markdown page, which may be long. */
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
          <Codes sample={sample} languages={[...FIRST, ...OTHERS]} />
        </>
      ))}
    </section>
  );
}

/** If an operation has only one documented request, it needs no title. */
function hasTitle({ name, summary }: SampleModel): boolean {
  return (name ?? summary) !== undefined;
}

function SampleTitle({
  sample: { name, summary = `With ${name ?? 'other values'}`, provenance },
}: {
  sample: SampleModel;
}) {
  return (
    <>
      {summary} <SourceBadge provenance={provenance} />
    </>
  );
}

function SampleCode({ sample }: { sample: SampleModel }) {
  return (
    <>
      <Codes sample={sample} languages={FIRST} />
      {sample.inEveryLanguage &&
        OTHERS.map((language) => (
          <details>
            <summary>{language[0]}</summary>
            <Codes sample={sample} languages={[language]} />
          </details>
        ))}
    </>
  );
}

function Codes({ sample, languages }: { sample: SampleModel; languages: readonly Language[] }) {
  return (
    <>
      {languages.map(([label, key]) => (
        <Code label={label} code={sample[key]} />
      ))}
    </>
  );
}
