import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const request = [...createCard, 'requestBody', 'content'];
const response = [...listCards, 'responses', '200', 'content'];

testRule('media-types', [
  { name: 'accepts a document with supported media types', document: validDocument(), errors: [] },
  ...['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'].map((type) => ({
    name: `accepts ${type}`,
    document: changed([request, { [type]: {} }]),
    errors: [],
  })),
  ...['aplication/json', 'applicationjson', 'application/JSON '].map((type) => ({
    name: `rejects "${type}"`,
    document: changed([response, { [type]: {} }]),
    errors: [{ path: [...response, type].join('/'), message: /is not supported: / }],
  })),
  {
    name: 'suggests the most similar media type',
    document: changed([request, { 'aplication/json': {} }]),
    errors: [
      {
        path: [...request, 'aplication/json'].join('/'),
        message: 'The media type "aplication/json" is not supported: did you mean application/json?',
      },
    ],
  },
]);
