import type { ExampleModel, OperationModel, ResponseModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import { platformNames, SourceBadge } from './badges.js';
import { FieldList } from './field-list.js';
import { ResponseSamples, statusClass } from './operation-samples.js';
import { Inline } from './prose.js';

interface OperationResponsesProps {
  site: SiteModel;
  root: string;
  model: OperationModel;
  /** Whether to include the bodies. The operation's page omits them here, because its panel shows them. */
  withBodies?: boolean;
}

/** The responses of an operation: first its own responses, then the common errors, collapsed into one row. */
export function OperationResponses({ site, root, model: { responses }, withBodies = false }: OperationResponsesProps) {
  const own = responses.filter(({ isCommon }) => !isCommon);
  const common = responses.filter(({ isCommon }) => isCommon);
  const toSection = (response: ResponseModel) => (
    <Response site={site} root={root} response={response} withBodies={withBodies} />
  );
  return (
    <>
      <h2 id="responses">Responses</h2>
      {own.map(toSection)}
      {common.length > 0 && (
        <details class="common">
          <summary>
            Common errors{' '}
            {common.map(({ status }) => (
              <>
                <b id={String(status)} class={statusClass(status).trim()}>
                  {status}
                </b>{' '}
              </>
            ))}
          </summary>
          {common.map(toSection)}
        </details>
      )}
      <p class="source">
        <a href={`${root}rate-limits/#headers`}>Headers</a>: <Headers responses={responses} />.
      </p>
    </>
  );
}

function Response({
  site,
  root,
  response,
  withBodies,
}: {
  site: SiteModel;
  root: string;
  response: ResponseModel;
  withBodies: boolean;
}) {
  const { status, reason, description, provenance, fields, examples, isCommon } = response;
  const title = (
    <>
      <b class={statusClass(status).trim()}>{status}</b> {reason}
    </>
  );
  const isSaid = [reason, ...examples.map(({ message }) => message)].some(
    (text) => sentence(text) === sentence(description),
  );
  const cases = examples
    .map((example) => ({ example, text: example.summary === description ? '' : afterMessage(example) }))
    .filter(({ example, text }) => example.message !== undefined || text !== '');
  const isBrief = isSaid && examples.length === 1;
  return (
    <section class={`response${status < 400 ? ' ok' : ''}${isBrief ? ' brief' : ''}`}>
      <h3 {...(!isCommon && { id: String(status) })}>
        {/* The anchor of a common error is in the row that is always visible. */}
        {isCommon ? title : <a href={`#${status}`}>{title}</a>} <SourceBadge provenance={provenance} />
      </h3>
      {!isSaid && (
        <p>
          <Inline text={description} />
        </p>
      )}
      {cases.length > 0 && (
        <ul class="cases">
          {cases.map(({ example, text }) => (
            <Case site={site} example={example} text={text} />
          ))}
        </ul>
      )}
      {withBodies && <ResponseSamples response={response} withNames />}
      {fields.length > 0 && (
        <>
          <h4>Fields</h4>
          <FieldList site={site} root={root} fields={fields} anchor={`${status}-`} withExamples={false} level={5} />
        </>
      )}
    </section>
  );
}

function sentence(text = ''): string {
  return text.replace(/\.$/, '');
}

/** Returns the summary of an example without the message that it may start with. */
function afterMessage({ summary, message }: ExampleModel): string {
  const start = `${sentence(message)}.`;
  return summary.startsWith(start) ? summary.slice(start.length).trim() : summary;
}

/** One documented body of a response: its message and what else its summary says. */
function Case({ site, example, text }: { site: SiteModel; example: ExampleModel; text: string }) {
  const { message, platforms, provenance } = example;
  return (
    <li>
      {message !== undefined && (
        <>
          <q>{message}</q>{' '}
        </>
      )}
      <Inline text={text} />
      {platforms && ` (${platformNames(site, platforms)})`} <SourceBadge provenance={provenance} />
    </li>
  );
}

/**
 * The response headers without repetition: first the headers that every response has, then the headers that only some
 * responses have.
 */
function Headers({ responses }: { responses: readonly ResponseModel[] }) {
  const all = [...new Set(responses.flatMap(({ headers }) => headers))];
  const onEvery = all.filter((name) => responses.every(({ headers }) => headers.includes(name)));
  const others = all.filter((name) => !onEvery.includes(name));
  const withOthers = responses.filter(({ headers }) => others.some((name) => headers.includes(name)));
  return (
    <>
      <Names names={onEvery} /> on every response
      {others.length > 0 && (
        <>
          , and <Names names={others} /> on {withOthers.map(({ status }) => status).join(', ')}
        </>
      )}
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name, index) => (
        <>
          {index > 0 && ', '}
          <code>{name}</code>
        </>
      ))}
    </>
  );
}
