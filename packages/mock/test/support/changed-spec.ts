import { document, type OpenApiDocument } from '@wapi/types';

/** The parts of the spec that tests change. */
export interface SpecDraft extends OpenApiDocument {
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: Record<'examples' | 'schemas', Record<string, Record<string, unknown>>>;
}

/** A changed copy of the spec. */
export function changedSpec(change: (draft: SpecDraft) => void): OpenApiDocument {
  const draft = structuredClone(document) as SpecDraft;
  change(draft);
  return draft;
}

/** A copy of the spec with a different value for one example. */
export function withExample(name: string, value: unknown): OpenApiDocument {
  return changedSpec(({ components }) => {
    const example = components.examples[name];
    if (example === undefined) throw new Error(`The spec has no example ${name}.`);
    example['value'] = value;
  });
}

/** A new operation that does not document all of its responses. */
export const DRAFT_OPERATION = {
  operationId: 'getVouchers',
  summary: 'List vouchers',
  description: 'Lists them.',
  tags: ['User'],
  'x-sdk-method': 'vouchers',
  'x-provenance': 'inferred',
  'x-rate-limit': { requests: 2, per: 'minute' },
  security: [{ bearer: ['wapi-user-retrieve'] }, { wapiKey: [] }],
  responses: {
    200: {
      description: 'OK',
      content: {
        'application/json': {
          schema: { type: 'object' },
          examples: { two: { value: { vouchers: [1, 2] } }, none: { value: { vouchers: [] } } },
        },
      },
    },
  },
};
/** A copy of the spec with an operation at `/vouchers`. */
export const withOperation = (operation: object, method = 'get'): OpenApiDocument =>
  changedSpec(({ paths }) => void (paths['/vouchers'] = { [method]: { ...operation } }));
