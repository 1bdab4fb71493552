import { platforms } from '@wapi/types';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const text = { type: 'string', minLength: 1 };
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
/** The report format that programs may rely on. */
export const isReport = ajv.compile({
  type: 'object',
  required: [
    'version',
    'target',
    'platform',
    'platformIsDefault',
    'startedAt',
    'requests',
    'unanswered',
    'leftOut',
    'deviations',
  ],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    target: { type: 'string', format: 'uri' },
    platform: { enum: platforms },
    platformIsDefault: { type: 'boolean' },
    startedAt: { type: 'string', format: 'date-time' },
    requests: { type: 'integer', minimum: 0 },
    unanswered: { type: 'integer', minimum: 0 },
    leftOut: { type: 'integer', minimum: 0 },
    deviations: {
      type: 'array',
      items: {
        type: 'object',
        required: [
          'level',
          'operation',
          'endpoint',
          'direction',
          'status',
          'place',
          'keyword',
          'message',
          'count',
          'first',
        ],
        additionalProperties: false,
        properties: {
          level: { enum: ['api', 'client', 'note'] },
          operation: { type: ['string', 'null'] },
          endpoint: { type: 'string', pattern: '^[A-Z]+ /' },
          direction: { enum: ['request', 'response'] },
          status: { type: ['integer', 'null'] },
          place: text,
          keyword: text,
          message: text,
          expected: text,
          seen: text,
          count: { type: 'integer', minimum: 1 },
          first: {
            type: 'object',
            required: ['at', 'request', 'place'],
            additionalProperties: false,
            properties: {
              at: { type: 'string', format: 'date-time' },
              request: { type: 'integer', minimum: 1 },
              place: text,
            },
          },
        },
      },
    },
  },
});
