import { sandboxes } from '../model/try-form.js';
import type { OperationModel, SampleModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import { Code } from './code.js';
import { Method, Path, Source } from './marks.js';
import { OperationFacts } from './operation-facts.js';
import { OperationRequest } from './operation-request.js';
import { OperationResponses } from './operation-responses.js';
import type { Page, PageContext } from './page.js';
import { plainText, Prose } from './prose.js';

/** An operation's page. */
export function operationPage(context: PageContext, model: OperationModel): Page {
  const { site, root } = context;
  const { operation } = model;
  return {
    title: `${operation.summary}: ${operation.method} ${operation.path}`,
    description: plainText(operation.description).slice(0, 160),
    address: `api/${operation.id}/`,
    layout: 'op',
    mayCall: sandboxes(site.contract).map(({ url }) => new URL(url).origin),
    children: (
      <>
        <section class="intro">
          <p class="eyebrow">{operation.tag}</p>
          <h1>{operation.summary}</h1>
          <p class="endpoint">
            <Method method={operation.method} /> <Path path={operation.path} />
          </p>
          <p class="jump">
            <a href="#samples">Try it</a> <a href="#request">Request</a> <a href="#responses">Responses</a>
          </p>
          <Prose text={operation.description} />
          <OperationFacts site={site} root={root} model={model} />
        </section>
        <Samples model={model} />
        <section class="rest">
          <OperationRequest site={site} root={root} model={model} />
          <OperationResponses site={site} root={root} model={model} />
          <OpenQuestions root={root} model={model} />
          <Neighbours site={site} root={root} model={model} />
        </section>
      </>
    ),
  };
}

function Samples({ model: { samples } }: { model: OperationModel }) {
  const [first, ...others] = samples;
  return (
    <section class="samples">
      <h2 id="samples">Call it</h2>
      {first && (
        <>
          {first.summary !== undefined && (
            <p>
              <SampleTitle sample={first} />
            </p>
          )}
          <SampleCode sample={first} />
          <OtherLanguages sample={first} />
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
    </section>
  );
}

function SampleTitle({ sample: { name, summary = `With ${name ?? 'other values'}`, provenance } }: { sample: SampleModel }) {
  return (
    <>
      {summary} <Source provenance={provenance} />
    </>
  );
}

function SampleCode({ sample: { name, curl, typescript } }: { sample: SampleModel }) {
  return (
    <>
      <Code label={labelOf('curl', name)} code={curl} />
      <Code label={labelOf('TypeScript', name)} code={typescript} />
    </>
  );
}

const OTHERS = [
  ['fetch', 'fetch'],
  ['PHP', 'php'],
  ['Python', 'python'],
] as const;

/** The first request once more, for those who use neither curl nor the client. */
function OtherLanguages({ sample }: { sample: SampleModel }) {
  return (
    <>
      {OTHERS.map(([language, key]) => (
        <details>
          <summary>{language}</summary>
          <Code label={labelOf(language, sample.name)} code={sample[key]} />
        </details>
      ))}
    </>
  );
}

function labelOf(language: string, name: string | undefined): string {
  return name === undefined ? language : `${language}: ${name}`;
}

function OpenQuestions({ root, model: { discrepancies } }: { root: string; model: OperationModel }) {
  if (discrepancies.length === 0) return null;
  return (
    <>
      <h2 id="open-questions">Open questions</h2>
      <p>Where WiPay's sources contradict themselves or say nothing:</p>
      <ul>
        {discrepancies.map(({ id, title }) => (
          <li>
            <a href={`${root}discrepancies/#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Neighbours({ site, root, model }: { site: SiteModel; root: string; model: OperationModel }) {
  const index = site.operations.indexOf(model);
  const previous = site.operations[index - 1]?.operation;
  const next = site.operations[index + 1]?.operation;
  return (
    <p class="next">
      {previous && <a href={`${root}api/${previous.id}/`}>← {previous.summary}</a>} {next && <a href={`${root}api/${next.id}/`}>{next.summary} →</a>}{' '}
      {site.webhooks?.events.some(({ tag }) => tag === model.operation.tag) && (
        <a href={`${root}webhooks/`}>Webhooks about {model.operation.tag.toLowerCase()}</a>
      )}{' '}
      <a href={`${root}reference/${model.referenceHash}`}>All on one page (large)</a>
    </p>
  );
}
