import { expect, test } from 'vitest';
import { printFileTypes } from '../../src/client/file-types.js';
import { contractOf, operation } from '../support.js';

function print(extensions: string[], contentType: string): string {
  const schema = {
    properties: { picture: { format: 'binary', 'x-file-types': extensions }, title: { type: 'string' } },
  };
  const content = [
    { mediaType: 'multipart/form-data', schema, partContentTypes: { picture: contentType }, examples: [] },
  ];
  return printFileTypes(
    contractOf(operation('createPicture', { requestBody: { required: true, description: '', content } })),
  );
}

test('gives every extension its media type, abbreviations too', () => {
  expect(print(['jpeg', 'jpg', 'png', 'svg'], 'image/jpeg, image/png, image/svg+xml'))
    .toBe(`/** Media types by file name extension, taken from the spec's file fields. */
export const fileTypes: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
};
`);
});

test.each([
  ['none', ['pdf'], 'image/png'],
  ['two', ['png'], 'image/png, image/x-png'],
  ['the wrong letters', ['gpj'], 'image/jpeg'],
])('an extension with %s of the media types is an error', (_what, extensions, contentType) => {
  expect(() => print(extensions, contentType)).toThrow(
    `createPicture: the contentType of picture must contain exactly one media type for .${extensions[0]}`,
  );
});
