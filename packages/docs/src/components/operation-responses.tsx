import type { OperationModel, ResponseModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import { FieldList } from './field-list.js';
import { platformNames, SourceBadge } from './badges.js';
import { Inline } from './prose.js';
import { SampleBody } from './sample-body.js';

interface OperationResponsesProps {
  site: SiteModel;
  root: string;
  model: OperationModel;
}

/** Every response of an operation, by status code. */
export function OperationResponses({ site, root, model: { responses } }: OperationResponsesProps) {
  return (
    <>
      <h2 id="responses">Responses</h2>
      {responses.map((response) => (
        <Response site={site} root={root} response={response} />
      ))}
      <p>
        <a href={`${root}rate-limits/#headers`}>About the rate-limit headers</a>
      </p>
    </>
  );
}

function Response({ site, root, response }: { site: SiteModel; root: string; response: ResponseModel }) {
  const { status, reason, description, provenance, headers, fields, examples } = response;
  return (
    <section class={status < 400 ? 'response ok' : 'response'}>
      <h3 id={String(status)}>
        <a href={`#${status}`}>
          <b>{status}</b> {reason}
        </a>{' '}
        <SourceBadge provenance={provenance} />
      </h3>
      <p>
        <Inline text={description} />
      </p>
      {headers.length > 0 && <p class="headers">{headers.join(', ')}</p>}
      {examples.map((example) => (
        <>
          <p class="case">
            <code>{example.name}</code> <SourceBadge provenance={example.provenance} />{' '}
            {example.summary !== description && <Inline text={example.summary} />}
            {example.platforms && ` (${platformNames(site, example.platforms)})`}
          </p>
          <SampleBody example={example} />
        </>
      ))}
      {fields.length > 0 && (
        <>
          <h4>Fields</h4>
          <FieldList site={site} root={root} fields={fields} level={5} />
        </>
      )}
    </section>
  );
}
