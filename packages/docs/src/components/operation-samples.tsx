import type { OperationModel, SampleModel } from '../model/operation-model.js';
import { Code } from './code.js';
import { SourceBadge } from './badges.js';

type Language = readonly [label: string, key: 'curl' | 'typescript' | 'fetch' | 'php' | 'python'];

/** What is shown of every request. */
const FIRST: readonly Language[] = [
  ['curl', 'curl'],
  ['TypeScript', 'typescript'],
];
/** For those who use neither curl nor the client. */
const OTHERS: readonly Language[] = [
  ['fetch', 'fetch'],
  ['PHP', 'php'],
  ['Python', 'python'],
];

/** The languages that samples are in. */
export const sampleLanguages = [...FIRST, ...OTHERS].map(([label]) => label);

/** The documented requests of an operation, each with its code. */
export function OperationSamples({ model: { samples } }: { model: OperationModel }) {
  const [first, ...others] = samples;
  return (
    <section class="samples">
      <h2 id="samples">Call it</h2>
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
      {/* One request shows how it is done. The others are folded, or the fields of the request would be screens away on a phone. */}
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
          These in {OTHERS.map(([label]) => label).join(', ')}: <a href="index.md">as Markdown</a>
        </p>
      )}
    </section>
  );
}

/** The same in full, for a page that need not be short: nothing is folded, and every request is there in every language. */
export function EverySample({ model: { samples } }: { model: OperationModel }) {
  return (
    <section>
      <h2>Call it</h2>
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

/** Where there is but one way to call the operation, nothing tells it from others. */
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
