import type { ComponentChildren } from 'preact';
import { listSandboxes } from '../model/try-form.js';
import type { OperationModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import { slug } from '../model/slug.js';
import { Method, Path } from '../components/badges.js';
import { DeprecationNote } from '../components/deprecation-note.js';
import { MoneyNote } from '../components/money-note.js';
import { OperationFacts, OperationSource } from '../components/operation-facts.js';
import { OperationRequest } from '../components/operation-request.js';
import { OperationResponses } from '../components/operation-responses.js';
import { EverySample, OperationSamples } from '../components/operation-samples.js';
import type { Page, PageContext } from '../components/page.js';
import { plainText, Prose } from '../components/prose.js';

/** The page for one operation. */
export function operationPage(context: PageContext, model: OperationModel): Page {
  const { site } = context;
  const { operation } = model;
  return {
    title: `${operation.summary}: ${operation.method} ${operation.path}`,
    description: plainText(operation.description).slice(0, 160),
    address: `api/${operation.id}/`,
    layout: 'op',
    trail: [{ address: `#${slug(operation.tag)}`, title: operation.tag }],
    reportContext: `Operation: ${operation.id}\nSource: ${operation.provenance}`,
    mayCall: listSandboxes(site.contract).map(({ url }) => new URL(url).origin),
    children: <Content {...context} model={model} samples={<OperationSamples model={model} />} />,
    inMarkdown: <Content {...context} model={model} samples={<EverySample model={model} />} withBodies />,
  };
}

interface ContentProps extends PageContext {
  model: OperationModel;
  samples: ComponentChildren;
  withBodies?: boolean;
}

function Content({ site, root, model, samples, withBodies = false }: ContentProps) {
  const { operation } = model;
  return (
    <>
      <section class="intro">
        <h1>{operation.summary}</h1>
        <p class="endpoint">
          <Method method={operation.method} /> <Path path={operation.path} />
        </p>
        <p class="jump">
          {/* The form needs scripts. Styles hide the link without them. */}
          {!withBodies && (
            <a class="go" href="#try">
              Try it
            </a>
          )}{' '}
          <a href="#request">Request</a> <a href="#samples">Samples</a> <a href="#responses">Responses</a>
        </p>
        <DeprecationNote site={site} root={root} deprecation={operation.deprecation} />
        <Prose text={operation.description} />
        <MoneyNote site={site} root={root} model={model} />
      </section>
      <section class="ask">
        <OperationFacts site={site} root={root} model={model} />
        <OperationRequest site={site} root={root} model={model} />
      </section>
      {samples}
      <section class="rest">
        <OperationResponses site={site} root={root} model={model} withBodies={withBodies} />
        <OpenQuestions root={root} model={model} />
        <WebhooksLink site={site} root={root} model={model} />
        <OperationSource site={site} root={root} model={model} />
        <Neighbours site={site} root={root} model={model} />
      </section>
    </>
  );
}

/** The operation's open questions, collapsed unless the operation moves money. */
function OpenQuestions({ root, model: { operation, discrepancies } }: { root: string; model: OperationModel }) {
  if (discrepancies.length === 0) return null;
  return (
    <details class="common" id="open-questions" open={operation.movesMoney !== undefined}>
      <summary>{discrepancies.length === 1 ? '1 open question' : `${discrepancies.length} open questions`}</summary>
      <p>WiPay's sources contradict each other about these points, or do not document them:</p>
      <ul>
        {discrepancies.map(({ id, title }) => (
          <li>
            <a href={`${root}discrepancies/#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Neighbours({ site, root, model }: { site: SiteModel; root: string; model: OperationModel }) {
  const index = site.operations.indexOf(model);
  const previous = site.operations[index - 1]?.operation;
  const next = site.operations[index + 1]?.operation;
  return (
    <p class="next">
      {previous && <a href={`${root}api/${previous.id}/`}>← {previous.summary}</a>}{' '}
      {next && <a href={`${root}api/${next.id}/`}>{next.summary} →</a>}
    </p>
  );
}

/** A link to the webhooks that have the operation's tag. Renders nothing if no webhook has this tag. */
function WebhooksLink({ site, root, model }: { site: SiteModel; root: string; model: OperationModel }) {
  return (
    <>
      {site.webhooks?.events.some(({ tag }) => tag === model.operation.tag) && (
        <p>
          <a href={`${root}webhooks/`}>Webhooks about {model.operation.tag.toLowerCase()}</a>
        </p>
      )}
    </>
  );
}
