import { expect, it } from 'vitest';
import { checkBodies } from '../../../src/compare/checks/bodies.js';
import { checked } from '../../support/checked.js';
import { remove, set } from '../../support/edits.js';

const encoding = '/components/requestBodies/Picture/content/multipart~1form-data/encoding';

it.each([
  [
    'an encoding where any was taken',
    set('/components/requestBodies/Phone/content/multipart~1form-data/encoding', {
      phone: { contentType: 'text/plain' },
    }),
    ['part-encoding-narrowed /components/requestBodies/Phone/content/multipart~1form-data/encoding/phone/contentType'],
  ],
  [
    'no list in another order',
    set(`${encoding}/picture/contentType`, 'image/svg+xml,image/png,image/jpeg,image/gif,image/bmp'),
    [],
  ],
  ['no encoding that is gone', remove(encoding), []],
  [
    'another style',
    set(`${encoding}/picture/style`, 'deepObject'),
    [`part-encoding-narrowed ${encoding}/picture/style`],
  ],
])('finds %s', (_name, after, wanted) => {
  expect(checked(checkBodies, { after })).toEqual(wanted);
});
