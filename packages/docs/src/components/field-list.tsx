import type { Constraint, ConstraintValue } from '../model/constraints.js';
import { type Field, type FieldItem, type FieldVariant, isVariant } from '../model/fields.js';
import type { SiteModel } from '../model/site-model.js';
import { conditionNames, platformNames, SourceBadge } from './badges.js';
import { DeprecationNote } from './deprecation-note.js';
import { Inline } from './prose.js';

interface FieldListProps {
  site: SiteModel;
  root: string;
  fields: readonly FieldItem[];
  /** Prefix of each field's id. Without a prefix, fields have no id and no link. */
  anchor?: string;
  /** Whether the fields belong to a request. Only request fields are marked as optional. */
  isRequest?: boolean;
  /**
   * Whether to show an example of each field. Samples beside the fields make it superfluous.
   *
   * @default true
   */
  withExamples?: boolean;
  /** Heading level of variants. */
  level: 3 | 4 | 5 | 6;
}

/** Fields with their types, limits and messages. Each variant has its own heading. */
export function FieldList({ fields, ...props }: FieldListProps) {
  return (
    <>
      {toRuns(fields).map((run) =>
        isVariantRun(run) ? (
          run.map((variant) => <Variant variant={variant} {...props} />)
        ) : (
          <dl class="fields">
            {run.map((field) => (
              <Entry field={field} {...props} />
            ))}
          </dl>
        ),
      )}
    </>
  );
}

/** Splits the items into runs of fields and runs of variants, in their original order. */
function toRuns(items: readonly FieldItem[]): (Field[] | FieldVariant[])[] {
  const runs: (Field[] | FieldVariant[])[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (isVariant(item)) {
      if (last && isVariantRun(last)) last.push(item);
      else runs.push([item]);
    } else if (last && !isVariantRun(last)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function isVariantRun(run: readonly FieldItem[]): run is FieldVariant[] {
  return run.every(isVariant);
}

type EntryProps = Omit<FieldListProps, 'fields'>;

function Variant({ variant, ...props }: EntryProps & { variant: FieldVariant }) {
  const { when, description, provenance, discrepancy, fields } = variant;
  const { site, root, anchor, level } = props;
  const Heading = `h${level}` as const;
  const own = anchor === undefined ? undefined : `${anchor}${variant.anchor}`;
  return (
    <section class="variant">
      <Heading id={own}>
        {when === undefined ? (
          `Variant ${variant.anchor}`
        ) : (
          <>
            If <code>{when.field}</code> is <Codes values={when.values.map((code) => ({ code }))} last=" or " />
            {when.isOpen && ', or another value'}
          </>
        )}{' '}
        <SourceBadge provenance={provenance} />
      </Heading>
      <p>
        <Inline text={description} /> {fields.length === 0 && 'It has no other fields.'}
      </p>
      <OpenQuestion site={site} root={root} id={discrepancy} />
      <FieldList
        {...props}
        fields={fields}
        {...(own !== undefined && { anchor: `${own}-` })}
        level={level === 6 ? 6 : ((level + 1) as 4 | 5 | 6)}
      />
    </section>
  );
}

function Entry({ field, site, root, anchor, isRequest = false, withExamples = true }: EntryProps & { field: Field }) {
  const name = <code>{field.name}</code>;
  return (
    <div id={anchor === undefined ? undefined : anchor + field.name}>
      <dt>
        {anchor === undefined ? name : <a href={`#${anchor}${field.name}`}>{name}</a>} {field.type}{' '}
        <Presence site={site} field={field} isRequest={isRequest} /> <SourceBadge provenance={field.provenance} />
        <ShortLimits root={root} field={field} example={withExamples ? field.example : undefined} />
      </dt>
      <dd>
        <DeprecationNote site={site} root={root} deprecation={field.deprecation} />
        <Inline text={field.description} />
        {field.entries !== undefined && (
          <>
            {' '}
            Fields of each entry:{' '}
            <a href={`${root}schemas/${field.entries}/`}>
              <code>{field.entries}</code>
            </a>
          </>
        )}
        <Shapes field={field} />
        <ExplainedLimits field={field} />
        <Details site={site} root={root} field={field} withPattern={isRequest} />
      </dd>
    </div>
  );
}

function Presence({ site, field, isRequest }: { site: SiteModel; field: Field; isRequest: boolean }) {
  if (field.requiredFor.length > 0) return <b>required for {conditionNames(field.requiredFor)}</b>;
  if (field.requiredOn.length > 0) return <b>required in {platformNames(site, field.requiredOn)}</b>;
  const only = field.platforms.length > 0 ? `only in ${platformNames(site, field.platforms)}` : '';
  const list = (presence: string) => [presence, only].filter(Boolean).join(', ');
  if (isRequest) return field.required ? <b>{list('required')}</b> : <>· {list('optional')}</>;
  return field.required && only === '' ? null : <>· {list(field.required ? '' : 'may be absent')}</>;
}

const SAME_FIELDS = 'Its fields are the same, without `[]` in their names.';

function Shapes({ field: { shapes } }: { field: Field }) {
  if (shapes.length === 0) return null;
  return (
    <ul>
      {shapes.map(({ type, description, hasSameFields }) => (
        <li>
          <b>{type}</b>: <Inline text={hasSameFields ? `${description} ${SAME_FIELDS}` : description} />
        </li>
      ))}
    </ul>
  );
}

function isExplained({ values }: Constraint): boolean {
  return values.some(({ meaning }) => meaning !== undefined);
}

/** The limits with explained values. Each limit is a list of its values and their meanings. */
function ExplainedLimits({ field: { constraints } }: { field: Field }) {
  return (
    <>
      {constraints.filter(isExplained).map(({ text, values, provenance }) => (
        <>
          <p class="limits">
            {text} <SourceBadge provenance={provenance} />
          </p>
          <ul class="values">
            {values.map((value) => (
              <li>
                <Value value={value} /> {value.meaning !== undefined && <Inline text={value.meaning} />}
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

/** The limits without explained values, and the example, in the line of the name. */
function ShortLimits({ root, field, example }: { root: string; field: Field; example: string | undefined }) {
  const short = field.constraints.filter((constraint) => !isExplained(constraint));
  return (
    <>
      {short.map((constraint) => (
        <>
          {' · '}
          <Limit root={root} constraint={constraint} />
        </>
      ))}
      {example !== undefined && (
        <>
          {' · e.g. '}
          <code>{example}</code>
        </>
      )}
    </>
  );
}

/** The pattern, the error messages and the open question of a field in one collapsed row. Only requests need patterns. */
function Details({
  site,
  root,
  field,
  withPattern,
}: {
  site: SiteModel;
  root: string;
  field: Field;
  withPattern: boolean;
}) {
  const { constraints, messages, discrepancy } = field;
  const patterns = withPattern ? constraints.flatMap(({ pattern }) => pattern ?? []) : [];
  const parts = [
    patterns.length > 0 && 'pattern',
    messages.length > 0 && (messages.length === 1 ? '1 error' : `${messages.length} errors`),
    discrepancy !== undefined && 'open question',
  ].filter((part) => part !== false);
  const [first = '', ...others] = parts;
  if (first === '') return null;
  return (
    <details>
      <summary>{[first[0]?.toUpperCase() + first.slice(1), ...others].join(', ')}</summary>
      {patterns.length > 0 && (
        <p>
          Pattern: <code>{patterns.join(', ')}</code>
        </p>
      )}
      <Messages messages={messages} />
      <OpenQuestion site={site} root={root} id={discrepancy} />
    </details>
  );
}

function Limit({ root, constraint: { text, values, provenance } }: { root: string; constraint: Constraint }) {
  if (text.startsWith('scope names')) return <a href={`${root}scopes/`}>{text}</a>;
  return (
    <>
      {text}
      {values.length > 0 && ' '}
      <Codes values={values} />
      {provenance !== undefined && (
        <>
          {' '}
          <SourceBadge provenance={provenance} />
        </>
      )}
    </>
  );
}

/** Values on one line. `last` is the separator before the last value. */
function Codes({ values, last = ', ' }: { values: readonly ConstraintValue[]; last?: string }) {
  return (
    <>
      {values.map((value, index) => (
        <>
          {index > 0 && (index === values.length - 1 ? last : ', ')}
          <Value value={value} />
        </>
      ))}
    </>
  );
}

function Value({ value: { code, where } }: { value: ConstraintValue }) {
  return (
    <>
      <code>{code}</code>
      {where !== undefined && ` ${where}`}
    </>
  );
}

function Messages({ messages }: Pick<Field, 'messages'>) {
  if (messages.length === 0) return null;
  return (
    <ul>
      {messages.map(({ when, text, inferred }) => (
        <li>
          <span>{when}:</span> <q>{text}</q> {inferred && <SourceBadge provenance="inferred" />}
        </li>
      ))}
    </ul>
  );
}

function OpenQuestion({ site, root, id }: { site: SiteModel; root: string; id: string | undefined }) {
  if (id === undefined) return null;
  return (
    <p class="limits">
      <a href={`${root}discrepancies/#${id}`}>
        Open question: {site.discrepancies.find((entry) => entry.id === id)?.title ?? id}
      </a>
    </p>
  );
}
