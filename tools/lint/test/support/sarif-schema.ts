/** The schema of a SARIF 2.1.0 object with required and optional properties. Rejects unknown properties. */
const object = (required: Json, optional = {}) => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: false,
});
import type { Json } from './bundle.js';

const text = { type: 'string', minLength: 1 };
const message = object({ text }, { markdown: text });
const level = { enum: ['none', 'note', 'warning', 'error'] };
const positive = { type: 'integer', minimum: 1 };

const reportingDescriptor = object(
  { id: text },
  {
    shortDescription: message,
    help: message,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: object({}, { level }),
  },
);

const result = object({
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: 0 },
  level,
  message: object({ text }),
  locations: {
    type: 'array',
    minItems: 1,
    maxItems: 1,
    items: object({
      physicalLocation: object({
        // GitHub requires a relative path. It must not contain a scheme, a leading slash or `..`.
        artifactLocation: object({
          uri: { type: 'string', format: 'uri-reference', not: { pattern: '^/|:|(^|/)\\.\\.(/|$)' } },
          uriBaseId: text,
        }),
        region: object({ startLine: positive, startColumn: positive }),
      }),
    }),
  },
  partialFingerprints: object({ primaryLocationLineHash: { type: 'string', pattern: '^[0-9a-f]{16}:[1-9][0-9]*$' } }),
});

/**
 * The part of SARIF 2.1.0's JSON Schema that the lint's reports use, with the additional requirements of GitHub's code
 * scanning.
 *
 * Written by hand from the standard (sections 3.13, 3.14, 3.19, 3.27, 3.49), because no installed package contains the
 * complete schema.
 */
export const sarifSchema = object({
  $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
  version: { const: '2.1.0' },
  runs: {
    type: 'array',
    minItems: 1,
    maxItems: 1,
    items: object({
      tool: object({
        driver: object({
          name: text,
          rules: { type: 'array', minItems: 1, uniqueItems: true, items: reportingDescriptor },
        }),
      }),
      originalUriBaseIds: { type: 'object', additionalProperties: object({ description: message }) },
      columnKind: { const: 'utf16CodeUnits' },
      results: { type: 'array', items: result },
    }),
  },
});
