import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locate } from '../../src/source/locate.js';
import { readSource } from '../../src/source/sources.js';
import { dir, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const files = specFiles();
const sources = [...files].map(([file, text]) => readSource(dir, file, text));

/** The text at a place. */
function shown({ file, line, column, exact }: Json) {
  const text = files
    .get(file)
    ?.split('\n')
    .at(line - 1);
  return { file: file.slice(dir.length), text: text?.slice(column - 1), exact };
}

describe('a place in the bundle', () => {
  it.each([
    [['info', 'title'], '/openapi.yaml', 'title: WAPI'],
    [['tags', 0, 'name'], '/openapi.yaml', 'name: Authentication'],
    [['paths', '/user', 'get', 'description'], '/paths/user.yaml', 'description: Returns '],
    [['paths', '/user/phone', 'patch', 'responses', '200', 'headers'], '/components/responses/Ok.yaml', 'headers:'],
    [['components', 'schemas', 'Currency', 'enum', 1], '/components/schemas/Currency.yaml', 'GYD, JMD'],
    [['components', 'schemas', 'Currency'], '/components/schemas/Currency.yaml', 'type: string'],
    [['components', 'schemas', 'Currency-2', 'enum'], '/components/schemas/Currency.yaml', 'enum: '],
    [
      ['components', 'responses', 'NotFound', 'description'],
      '/components/responses/NotFound.yaml',
      'description: No operation',
    ],
    [[], '/openapi.yaml', 'openapi: 3.1.0'],
  ])('%j is found in the source', (path, file, text) => {
    const found = shown(locate(dir, sources, path));
    expect(found).toEqual({ file, exact: true, text: expect.stringMatching(new RegExp(`^${text}`)) });
  });

  it.each([
    [['paths', '/nowhere', 'get'], '/openapi.yaml', 'paths:'],
    [['components', 'schemas', 'Nothing', 'type'], '/openapi.yaml', 'components:'],
    [['paths', '/user', 'get', 'summary', 'length'], '/paths/user.yaml', 'summary: Retrieve the profile'],
  ])('%j, which the source lacks, is located at its nearest ancestor', (path, file, text) => {
    expect(shown(locate(dir, sources, path))).toEqual({ file, text, exact: false });
  });

  it('is the place of a `$ref` with keywords next to it, because the target alone may be right', () => {
    const file = join(dir, 'components', 'schemas', 'PhoneUpdate.yaml');
    const text = 'properties:\n  phone:\n    $ref: Currency.yaml\n    maxLength: 2\n  fax:\n    $ref: Currency.yaml\n';
    const changed = [...sources.filter((source) => source.file !== file), readSource(dir, file, text)];
    const place = (...path: string[]) => locate(dir, changed, ['components', 'schemas', 'PhoneUpdate', ...path]);
    expect(place('properties', 'phone', 'enum')).toMatchObject({ file, line: 3 });
    expect(place('properties', 'phone', 'maxLength')).toMatchObject({ file, line: 4 });
    expect(place('properties', 'fax', 'enum').file).toBe(join(dir, 'components', 'schemas', 'Currency.yaml'));
  });

  it('is found in a spec in any folder', () => {
    expect(locate(dir, sources, ['webhooks', 'withdrawal.held_for_refund', 'post']).file).toBe(
      join(dir, 'webhooks', 'withdrawal_held_for_refund.yaml'),
    );
  });
});
