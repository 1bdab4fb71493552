import type { Constraint, Field } from '../model/fields.js';
import type { SiteModel } from '../model/site-model.js';
import { platformNames, Source } from './marks.js';
import { Inline } from './prose.js';

interface FieldListProps {
  site: SiteModel;
  root: string;
  fields: readonly Field[];
  /** Put before a field's name to make its anchor; without it fields have none. */
  anchor?: string;
}

/** Fields with what is known about each. */
export function FieldList({ site, root, fields, anchor }: FieldListProps) {
  return (
    <dl class="fields">
      {fields.map((field) => (
        <div id={anchor === undefined ? undefined : anchor + field.name}>
          <dt>
            {anchor === undefined ? (
              <code>{field.name}</code>
            ) : (
              <a href={`#${anchor}${field.name}`}>
                <code>{field.name}</code>
              </a>
            )}{' '}
            <span>{field.type}</span> <Presence site={site} field={field} isRequest={anchor !== undefined} /> <Source provenance={field.provenance} />
          </dt>
          <dd>
            <Inline text={field.description} />
            <Limits root={root} field={field} />
            <Messages field={field} />
            {field.discrepancy !== undefined && (
              <p class="limits">
                <a href={`${root}discrepancies/#${field.discrepancy}`}>Open question: {titleOf(site, field.discrepancy)}</a>
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Presence({ site, field, isRequest }: { site: SiteModel; field: Field; isRequest: boolean }) {
  if (field.requiredOn.length > 0) return <b>required in {platformNames(site, field.requiredOn)}</b>;
  const only = field.platforms.length > 0 ? ` in ${platformNames(site, field.platforms)} only` : '';
  if (isRequest) return field.required ? <b>required{only}</b> : <span>optional{only}</span>;
  return field.required && only === '' ? null : <span>{field.required ? only : `not always there${only}`}</span>;
}

function Limits({ root, field }: { root: string; field: Field }) {
  const { constraints, example } = field;
  if (constraints.length === 0 && example === undefined) return null;
  return (
    <p class="limits">
      {constraints.map((constraint, index) => (
        <>
          {index > 0 && '; '}
          <Limit root={root} constraint={constraint} />
        </>
      ))}
      {example !== undefined && (
        <>
          {constraints.length > 0 && '; '}e.g. <code>{example}</code>
        </>
      )}
    </p>
  );
}

function Limit({ root, constraint: { text, codes } }: { root: string; constraint: Constraint }) {
  if (text.startsWith('scope names')) return <a href={`${root}scopes/`}>{text}</a>;
  return (
    <>
      {text}
      {codes.map((code, index) => (
        <>
          {index > 0 ? ', ' : ' '}
          <code>{code}</code>
        </>
      ))}
    </>
  );
}

function Messages({ field: { messages } }: { field: Field }) {
  if (messages.length === 0) return null;
  const areAllInferred = messages.every(({ inferred }) => inferred);
  return (
    <>
      <p class="limits">Messages {areAllInferred && <Source provenance="inferred" />}</p>
      <ul>
        {messages.map(({ when, text, inferred }) => (
          <li>
            <span>{when}:</span> <q>{text}</q> {inferred && !areAllInferred && <Source provenance="inferred" />}
          </li>
        ))}
      </ul>
    </>
  );
}

function titleOf(site: SiteModel, id: string): string {
  return site.discrepancies.find((entry) => entry.id === id)?.title ?? id;
}
