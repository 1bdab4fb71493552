import type { Json } from '../../../src/compare/types.js';
import { condition, forbidden, json, key, response, rootRow, type Row, schemes, webhook } from './rows.js';

/** Credentials, conditions and webhooks. */
export const accessRows: Row[] = [
  rootRow(
    'a credential is required',
    schemes({}),
    { ...schemes({}), security: [{ key: [] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'credentials become optional',
    { ...schemes({}), security: [{ key: [] }] },
    { ...schemes({}), security: [{ key: [] }, {}] },
    'patch',
  ),
  rootRow(
    'public access is removed',
    { ...schemes({}), security: [{ key: [] }, {}] },
    { ...schemes({}), security: [{ key: [] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'a second credential is required',
    { ...schemes({}), security: [{ key: [] }] },
    { ...schemes({}), security: [{ key: [], bearer: [] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'one of two credentials is no longer required',
    { ...schemes({}), security: [{ key: [], bearer: [] }] },
    { ...schemes({}), security: [{ key: [] }] },
    'patch',
  ),
  rootRow(
    'alternatives are swapped',
    { ...schemes({}), security: [{ key: [] }, { bearer: [] }] },
    { ...schemes({}), security: [{ bearer: [] }, { key: [] }] },
    'patch',
  ),
  rootRow(
    'a scope is replaced by its parent',
    { ...schemes({}), security: [{ bearer: ['user-read'] }] },
    { ...schemes({}), security: [{ bearer: ['user-all'] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'a scope is replaced by one that it grants',
    { ...schemes({}), security: [{ bearer: ['user-all'] }] },
    { ...schemes({}), security: [{ bearer: ['user-read'] }] },
    'patch',
  ),
  rootRow(
    'a scope is no longer required',
    { ...schemes({}), security: [{ bearer: ['user-all'] }] },
    { ...schemes({}), security: [{ bearer: [] }] },
    'patch',
  ),
  rootRow('the header of a key changes its case', schemes({}), schemes({ key: { ...key, name: 'x-key' } }), 'patch'),
  rootRow(
    'the header of a key changes',
    schemes({}),
    schemes({ key: { ...key, name: 'X-Api-Key' } }),
    'major',
    'security-scheme-changed',
  ),
  rootRow(
    'a key moves to the query',
    schemes({}),
    schemes({ key: { ...key, in: 'query' } }),
    'major',
    'security-scheme-changed',
  ),

  rootRow(
    'a condition returns a different message',
    condition('notVerified'),
    condition('forbidden'),
    'major',
    'error-message-changed',
    forbidden,
  ),
  rootRow(
    'an inferred condition returns a different message',
    { 'x-conditions': { verified: { example: 'notVerified', 'x-provenance': 'inferred' } } },
    condition('forbidden'),
    'patch',
    undefined,
    forbidden,
  ),
  rootRow('a condition is removed', condition('notVerified'), { 'x-conditions': {} }, 'patch', undefined, forbidden),
  rootRow(
    'a condition returns the same message by a different example',
    condition('notVerified'),
    condition('unverified'),
    'patch',
    undefined,
    forbidden,
  ),

  rootRow('the method of a webhook changes', webhook('post'), webhook('put'), 'major', 'webhook-method-changed'),
  rootRow(
    'the body of a webhook changes its media type',
    webhook('post', { requestBody: json({}) as Json }),
    webhook('post', { requestBody: { content: { 'text/plain': {} } } }),
    'major',
    'media-type-removed',
  ),
  rootRow(
    'a response of a webhook is removed',
    webhook('post', response({})),
    webhook('post'),
    'major',
    'response-removed',
  ),
  rootRow(
    'a field is added to a webhook',
    webhook('post', { requestBody: json({ schema: { type: 'object' } }) as Json }),
    webhook('post', { requestBody: json({ schema: { type: 'object', properties: { a: {} } } }) as Json }),
    'minor',
  ),
];
