import type { Provenance } from '@wapi/types';
import { allFields, type Field, type FieldItem, type FieldVariant, isVariant } from './fields.js';
import type { OperationModel } from './operation-model.js';

/** A part of an operation that comes from one source. */
export interface ProvenancePart {
  kind: 'operation' | 'parameter' | 'field' | 'variant' | 'media type' | 'response' | 'example' | 'message';
  name: string;
  /** Where it stands on the operation's page; empty for the page. */
  anchor: string;
}

/** What of an operation comes from one source. What lies in a part that does is not named again. */
export function partsFrom(provenance: Provenance, { operation, parameters, body, responses }: OperationModel): ProvenancePart[] {
  if (operation.provenance === provenance) return [{ kind: 'operation', name: operation.summary, anchor: '' }];
  const isFrom = (part: { provenance?: Provenance | undefined }) => part.provenance === provenance;
  return [
    ...parameters.flatMap(({ place, fields }) =>
      fields.filter(isFrom).map(({ name }): ProvenancePart => ({ kind: 'parameter', name, anchor: `${place}-${name}` })),
    ),
    ...(body?.mediaTypes ?? []).filter(isFrom).map(({ name }): ProvenancePart => ({ kind: 'media type', name, anchor: 'request' })),
    ...fieldsFrom(body?.fields ?? [], isFrom),
    ...responses.flatMap((response): ProvenancePart[] => {
      const anchor = String(response.status);
      if (isFrom(response)) return [{ kind: 'response', name: `${response.status} ${response.reason}`, anchor }];
      return [
        ...response.examples.filter(isFrom).map(({ name }): ProvenancePart => ({ kind: 'example', name, anchor })),
        ...allFields(response.fields)
          .filter(isFrom)
          .map(({ name }): ProvenancePart => ({ kind: 'field', name, anchor })),
      ];
    }),
  ];
}

function fieldsFrom(items: readonly FieldItem[], isFrom: (part: Field | FieldVariant) => boolean, prefix = 'body-'): ProvenancePart[] {
  return items.flatMap((item): ProvenancePart[] =>
    isVariant(item)
      ? isFrom(item)
        ? [{ kind: 'variant', name: item.when ? `${item.when.field} ${item.when.values.join(', ')}` : item.anchor, anchor: prefix + item.anchor }]
        : fieldsFrom(item.fields, isFrom, `${prefix}${item.anchor}-`)
      : isFrom(item)
        ? [{ kind: 'field', name: item.name, anchor: prefix + item.name }]
        : [],
  );
}
