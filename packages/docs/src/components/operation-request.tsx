import type { BodyModel, OperationModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import { FieldList } from './field-list.js';
import { SourceBadge } from './badges.js';
import { Inline } from './prose.js';

interface OperationRequestProps {
  site: SiteModel;
  root: string;
  model: OperationModel;
}

const HEADINGS: Readonly<Record<string, string>> = {
  path: 'Path parameters',
  query: 'Query parameters',
  header: 'Headers',
};

/** The parameters and the body of an operation. */
export function OperationRequest({ site, root, model: { parameters, body } }: OperationRequestProps) {
  return (
    <>
      <h2 id="request">Request</h2>
      {parameters.length === 0 && !body && <p>This request has no parameters and no body.</p>}
      {parameters.map(({ place, fields }) => (
        <>
          <h3>{HEADINGS[place]}</h3>
          <FieldList site={site} root={root} fields={fields} anchor={`${place}-`} isRequest level={4} />
        </>
      ))}
      {body && (
        <>
          <h3>Body</h3>
          <BodyIntroduction body={body} />
          <FieldList site={site} root={root} fields={body.fields} anchor="body-" isRequest level={4} />
        </>
      )}
    </>
  );
}

function BodyIntroduction({ body }: { body: BodyModel }) {
  return (
    <p>
      <Inline text={body.description} /> {!body.required && 'The body is optional.'}{' '}
      {body.atLeast !== undefined && `Send at least ${count(body.atLeast)}.`} Media type:{' '}
      {body.mediaTypes.map(({ name, provenance }, index) => (
        <>
          {index > 0 && ' or '}
          <code>{name}</code> <SourceBadge provenance={provenance} />
        </>
      ))}
    </p>
  );
}

function count(fields: number): string {
  return fields === 1 ? 'one field' : `${fields} fields`;
}
