import { messageAnchor } from '../model/message-anchor.js';
import type { Source as ValueSource, StepModel, WorkflowModel } from '../model/workflows.js';
import { isDocumented } from '../model/workflows.js';
import { Method, Path } from './marks.js';
import type { Page, PageContext } from './page.js';
import { Inline, plainText } from './prose.js';

/** What people do with the API, from beginning to end. */
export function workflowsPage({ site }: PageContext): Page {
  return {
    title: 'Workflows',
    description: `What people do with the API, step by step: ${site.workflows.map(({ title }) => title.toLowerCase()).join('; ')}.`,
    address: 'workflows/',
    children: (
      <>
        <h1>Workflows</h1>
        <p class="lead">
          What people do with the API, step by step, with the values that one step hands to the next. Each is run against the mock by the tests.
        </p>
        <dl class="fields">
          {site.workflows.map(({ name, title, description, steps }) => (
            <div>
              <dt>
                <a href={`${name}/`}>{title}</a> <span>{steps.length} steps</span>
              </dt>
              <dd>
                <Inline text={description} />
              </dd>
            </div>
          ))}
        </dl>
      </>
    ),
  };
}

/** One workflow. */
export function workflowPage({ root }: PageContext, { name, title, description, inputs, steps }: WorkflowModel): Page {
  return {
    title: `${title}: workflow`,
    description: `${plainText(description)} ${steps.length} steps, with what each needs and gives.`,
    address: `workflows/${name}/`,
    children: (
      <>
        <p class="eyebrow">
          <a href="../">Workflows</a>
        </p>
        <h1>{title}</h1>
        <p class="lead">
          <Inline text={description} />
        </p>
        <h2 id="inputs">What you need</h2>
        <dl class="facts">
          {inputs.map((input) => (
            <>
              <dt>
                <code id={`input-${input.name}`}>{input.name}</code>
              </dt>
              <dd>{input.description || `Your ${input.name}.`}</dd>
            </>
          ))}
        </dl>
        <h2 id="steps">Steps</h2>
        <ol class="steps">
          {steps.map((step) => (
            <Step root={root} step={step} />
          ))}
        </ol>
      </>
    ),
  };
}

function Step({ root, step }: { root: string; step: StepModel }) {
  const { id, operation, at, description, sends, tokenFrom, gives } = step;
  return (
    <li id={id}>
      <h3>{operation ? <a href={`${root}api/${operation.id}/`}>{operation.summary}</a> : description}</h3>
      {operation && (
        <p>
          <Method method={operation.method} /> <Path path={operation.path} />
        </p>
      )}
      <dl class="facts links">
        {at && (
          <>
            <dt>At the address</dt>
            <dd>
              <Value source={at} />
            </dd>
          </>
        )}
        {tokenFrom && (
          <>
            <dt>With the token</dt>
            <dd>
              <Value source={tokenFrom} />
            </dd>
          </>
        )}
        {sends.map(({ name, value }) => (
          <>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <Value source={value} />
            </dd>
          </>
        ))}
        <Expected root={root} step={step} />
        {gives.map(({ name, from }) => (
          <>
            <dt>Keep</dt>
            <dd>
              <code id={`${id}-${name}`}>{from}</code> as <b>{name}</b>
            </dd>
          </>
        ))}
      </dl>
    </li>
  );
}

/** A value, or a link to the step or the input that it comes from. */
function Value({ source }: { source: ValueSource }) {
  if (source.kind === 'value') return <code>{source.text}</code>;
  return source.kind === 'input' ? (
    <>
      your <a href={`#input-${source.name}`}>{source.name}</a>
    </>
  ) : (
    <>
      <b>{source.output}</b> of <a href={`#${source.step}-${source.output}`}>{source.step}</a>
    </>
  );
}

function Expected({ root, step: { operation, status, message, checks } }: { root: string; step: StepModel }) {
  if (status === undefined) return null;
  return (
    <>
      <dt>Expect</dt>
      <dd>
        {operation ? (
          <a href={`${root}api/${operation.id}/#${status}`}>
            <b>{status}</b>
          </a>
        ) : (
          <b>{status}</b>
        )}{' '}
        {message !== undefined &&
          (status >= 400 && operation && isDocumented(operation, message) ? (
            <a href={`${root}errors/#${messageAnchor(message, '')}`}>
              <q>{message}</q>
            </a>
          ) : (
            <q>{message}</q>
          ))}
        {checks.map((check) => (
          <>
            {' '}
            <code>{check}</code>
          </>
        ))}
      </dd>
    </>
  );
}
