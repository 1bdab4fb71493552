import { messageAnchor } from '../model/message-anchor.js';
import type { CheckModel, ValueSource, StepModel, WorkflowModel } from '../model/workflows.js';
import { isDocumented } from '../model/workflows.js';
import { localMock } from '../samples/local-mock.js';
import { Code } from '../components/code.js';
import { Method, Path, platformNames, SourceBadge } from '../components/badges.js';
import type { Page, PageContext } from '../components/page.js';
import { Join } from '../components/join.js';
import { PageHead } from '../components/page-head.js';
import { PageList } from '../components/page-list.js';
import { Inline, plainText } from '../components/prose.js';

/** The list of workflows. */
export function workflowsPage({ site }: PageContext): Page {
  return {
    title: 'Workflows',
    description: 'Common tasks, step by step, with commands that work against the mock.',
    address: 'workflows/',
    children: (
      <>
        <PageHead
          title="Workflows"
          lead={[
            'Common tasks, step by step. Each page shows the values that one step passes to the next,',
            'and commands that work against the mock. The tests run these commands.',
          ].join(' ')}
        />
        <PageList
          entries={site.workflows.map(({ name, title, description, platforms, steps }) => ({
            name,
            title,
            note: `${steps.length} steps`,
            description,
            more: platforms.length > 0 && <p class="limits">{platformNames(site, platforms)}</p>,
          }))}
        />
      </>
    ),
  };
}

/** One workflow. */
export function workflowPage({ site, root }: PageContext, workflow: WorkflowModel): Page {
  const { name, title, description, platforms, inputs, scopes, steps, checks } = workflow;
  return {
    title: `${title}: workflow`,
    description: `${plainText(description)} ${steps.length} steps.`,
    address: `workflows/${name}/`,
    trail: [{ address: 'workflows/', title: 'Workflows' }],
    children: (
      <>
        <PageHead title={title} lead={description} />
        <h2 id="inputs">Before you start</h2>
        {platforms.length > 0 && <p>This workflow is only for {platformNames(site, platforms)}.</p>}
        <dl class="facts">
          {inputs.map((input) => (
            <>
              <dt>
                <code id={`input-${input.name}`}>{input.name}</code>
              </dt>
              <dd>
                <Inline text={input.description} /> On the mock: <code>{input.onMock}</code>
              </dd>
            </>
          ))}
          {scopes.length > 0 && (
            <>
              <dt>Scopes</dt>
              <dd>
                The steps need <Scopes root={root} scopes={scopes} />.
              </dd>
            </>
          )}
        </dl>
        <p>
          The commands below call <a href={`${root}mock/`}>the mock</a> with its values.{' '}
          {platforms.length > 0 && !platforms.includes('tt') && (
            <>
              Start it with <code>--platform {platforms[0]}</code>.{' '}
            </>
          )}
          A name after <code>$</code> is a shell variable. Set it from the response of the step that returns its value.
          The commands expect a newly started mock, so reset it first:
        </p>
        <Code
          label="curl, before the first step"
          code={`curl -X POST "${new URL('/__wapi/reset', localMock.url).href}"`}
        />
        <h2 id="steps">Steps</h2>
        <ol class="steps">
          {steps.map((step, index) => (
            <Step root={root} step={step} number={index + 1} />
          ))}
        </ol>
        {checks.length > 0 && <Checks root={root} checks={checks} />}
      </>
    ),
  };
}

function Step({ root, step, number }: { root: string; step: StepModel; number: number }) {
  const { id, operation, isMockOnly, description, takes, tokenFrom, curl, status, provenance, gives } = step;
  return (
    <li id={id}>
      <h3>{operation ? <a href={`${root}api/${operation.id}/`}>{operation.summary}</a> : 'Outside the API'}</h3>
      {operation && (
        <p>
          <Method method={operation.method} /> <Path path={operation.path} />
        </p>
      )}
      <p>
        <Inline text={description} />
        {isMockOnly && ' On the mock, run this command instead:'}
      </p>
      <Code label={`curl, step ${number}`} code={curl} />
      <dl class="facts links">
        {tokenFrom && (
          <>
            <dt>Token</dt>
            <dd>
              <Value source={tokenFrom} />
            </dd>
          </>
        )}
        {operation && operation.scopes.length > 0 && (
          <>
            <dt>Scope</dt>
            <dd>
              <Scopes root={root} scopes={operation.scopes} />
            </dd>
          </>
        )}
        {takes.map(({ name, value }) => (
          <>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <Value source={value} />
            </dd>
          </>
        ))}
        {status !== undefined && !isMockOnly && (
          <>
            <dt>Expected status code</dt>
            <dd>
              {operation ? (
                <a href={`${root}api/${operation.id}/#${status}`}>
                  <b>{status}</b>
                </a>
              ) : (
                <b>{status}</b>
              )}{' '}
              {provenance !== 'page' && provenance !== 'reference' && <SourceBadge provenance={provenance} />}
            </dd>
          </>
        )}
        {gives.map(({ name, from }) => (
          <>
            <dt>Store</dt>
            <dd>
              <code>{from}</code> from the response as <b id={`${id}-${name}`}>{name}</b>: <code>{`${name}='…'`}</code>
            </dd>
          </>
        ))}
      </dl>
    </li>
  );
}

/** Links to scopes. */
function Scopes({ root, scopes }: { root: string; scopes: readonly string[] }) {
  return (
    <Join
      parts={scopes.map((scope) => (
        <a href={`${root}scopes/#${scope}`}>
          <code>{scope}</code>
        </a>
      ))}
    />
  );
}

/** A literal value, or a link to the step or input that provides the value. */
function Value({ source }: { source: ValueSource }) {
  if (source.kind === 'value') return <code>{source.text}</code>;
  return source.kind === 'input' ? (
    <>
      your <a href={`#input-${source.name}`}>{source.name}</a>
    </>
  ) : (
    <>
      <b>{source.output}</b> from step <a href={`#${source.step}-${source.output}`}>{source.step}</a>
    </>
  );
}

/** The checks that only the tests need: error cases, and the mock's own values. */
function Checks({ root, checks }: { root: string; checks: readonly CheckModel[] }) {
  return (
    <>
      <h2 id="checks">Additional checks in the tests</h2>
      <p>
        You do not need these checks to follow the steps. Their values come from the mock. WiPay returns different
        values.
      </p>
      <dl class="facts links">
        {checks.map(({ id, operation, isTestsOnly, status, message, provenance, conditions }) => (
          <>
            <dt>{isTestsOnly ? <span id={id}>{id}</span> : <a href={`#${id}`}>{id}</a>}</dt>
            <dd>
              {isTestsOnly && operation && (
                <>
                  <a href={`${root}api/${operation.id}/`}>{operation.summary}</a>: <b>{status}</b>{' '}
                </>
              )}
              {message !== undefined && operation && (
                <Message
                  root={root}
                  message={message}
                  isLink={(status ?? 0) >= 400 && isDocumented(operation, message)}
                />
              )}{' '}
              {(isTestsOnly || message !== undefined) && provenance === 'inferred' && (
                <SourceBadge provenance={provenance} />
              )}
              {conditions.map((condition) => (
                <>
                  {' '}
                  <code>{condition}</code>
                </>
              ))}
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}

function Message({ root, message, isLink }: { root: string; message: string; isLink: boolean }) {
  const quoted = <q>{message}</q>;
  return isLink ? <a href={`${root}errors/#${messageAnchor(message, '')}`}>{quoted}</a> : quoted;
}
