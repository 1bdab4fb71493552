import { describe, expect, it } from 'vitest';
import { checkBodies } from '../../../src/compare/checks/bodies.js';
import { runCheck } from '../../support/run-check.js';
import { remove, set } from '../../support/edits.js';

const phone = '/components/requestBodies/Phone/content/multipart~1form-data';
const encoding = '/components/requestBodies/Picture/content/multipart~1form-data/encoding';

describe('checkBodies', () => {
  it.each([
    [
      'reports an encoding for a part that had none',
      set(`${phone}/encoding`, {
        phone: { contentType: 'text/plain' },
      }),
      [`part-encoding-narrowed ${phone}/encoding/phone/contentType`],
    ],
    [
      'ignores the order of content types',
      set(`${encoding}/picture/contentType`, 'image/svg+xml,image/png,image/jpeg,image/gif,image/bmp'),
      [],
    ],
    ['ignores a range that includes all previous types', set(`${encoding}/picture/contentType`, 'IMAGE/*'), []],
    [
      'reports headers that a part requires',
      set(`${encoding}/picture/headers`, { 'X-Hash': { required: true, schema: { type: 'string' } } }),
      [`part-encoding-narrowed ${encoding}/picture/headers`],
    ],
    ['ignores explode of a text', set(`${phone}/encoding`, { phone: { explode: false } }), []],
    ['ignores a removed encoding', remove(encoding), []],
    [
      'reports a changed style',
      set(`${encoding}/picture/style`, 'deepObject'),
      [`part-encoding-narrowed ${encoding}/picture/style`],
    ],
  ])('%s', (_name, after, expected) => {
    expect(runCheck(checkBodies, { after })).toEqual(expected);
  });
});
