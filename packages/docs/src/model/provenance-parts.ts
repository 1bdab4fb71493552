import type { Provenance } from '@wapi/types';
import { type Field, type FieldItem, isVariant } from './fields.js';
import type { OperationModel } from './operation-model.js';

/** A part of an operation that comes from a given source. */
export interface ProvenancePart {
  kind:
    | 'operation'
    | 'method override'
    | 'parameter'
    | 'field'
    | 'limit'
    | 'variant'
    | 'media type'
    | 'response'
    | 'example'
    | 'message';
  name: string;
  /** The URL fragment of the part on the operation's page; empty for the whole page. */
  anchor: string;
}

/** Lists the parts of an operation that come from a given source. Parts inside a listed part are not listed again. */
export function findParts(
  provenance: Provenance,
  { operation, methodOverride, parameters, body, responses }: OperationModel,
): ProvenancePart[] {
  if (operation.provenance === provenance) return [{ kind: 'operation', name: operation.summary, anchor: '' }];
  const isFrom = (part: { provenance?: Provenance | undefined }) => part.provenance === provenance;
  return [
    ...(methodOverride && isFrom(methodOverride)
      ? [{ kind: 'method override', name: `${methodOverride.field}=${methodOverride.value}`, anchor: '' } as const]
      : []),
    ...parameters.flatMap(({ place, fields }) =>
      fields.flatMap((field): ProvenancePart[] =>
        isFrom(field)
          ? [{ kind: 'parameter', name: field.name, anchor: `${place}-${field.name}` }]
          : limitFrom(field, provenance, `${place}-`),
      ),
    ),
    ...(body?.mediaTypes ?? [])
      .filter(isFrom)
      .map(({ name }): ProvenancePart => ({ kind: 'media type', name, anchor: 'request' })),
    ...fieldsFrom(body?.fields ?? [], provenance, 'body-'),
    ...responses.flatMap((response): ProvenancePart[] => {
      const anchor = String(response.status);
      if (isFrom(response)) return [{ kind: 'response', name: `${response.status} ${response.reason}`, anchor }];
      return [
        ...response.examples.filter(isFrom).map(({ name }): ProvenancePart => ({ kind: 'example', name, anchor })),
        ...fieldsFrom(response.fields, provenance, `${anchor}-`),
      ];
    }),
  ];
}

function fieldsFrom(items: readonly FieldItem[], provenance: Provenance, prefix: string): ProvenancePart[] {
  return items.flatMap((item): ProvenancePart[] => {
    if (!isVariant(item)) {
      if (item.provenance !== provenance) return limitFrom(item, provenance, prefix);
      return [{ kind: 'field', name: item.name, anchor: prefix + item.name }];
    }
    if (item.provenance !== provenance) return fieldsFrom(item.fields, provenance, `${prefix}${item.anchor}-`);
    return [
      {
        kind: 'variant',
        name: item.when ? `${item.when.field} ${item.when.values.join(', ')}` : item.anchor,
        anchor: prefix + item.anchor,
      },
    ];
  });
}

/**
 * Returns one part for all limits of a field that have the given source, if the field itself has a different source.
 */
function limitFrom({ name, constraints }: Field, provenance: Provenance, prefix: string): ProvenancePart[] {
  return constraints.some((constraint) => constraint.provenance === provenance)
    ? [{ kind: 'limit', name: `of ${name}`, anchor: prefix + name }]
    : [];
}
