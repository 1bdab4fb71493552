import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, fileFindingsWith, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const phone = 'paths/user_phone.yaml';
const password = 'paths/user_password.yaml';

/** What is found with some files changed, each `[name, from, to]`, as place and message. */
function findingsWith(...edits: Json[]) {
  return fileFindingsWith(...edits).map(({ file, rule, message }) => `${file} ${rule} ${message}`);
}

describe('the rule response-status', () => {
  it('accepts the spec as it is', () => {
    expect(findingsWith()).toEqual([]);
  });

  it('shows the one place that differs from many', () => {
    expect(findingsWith([phone, 'responses/Unauthorized.yaml', 'responses/Forbidden.yaml'])).toEqual([
      expect.stringMatching(
        /^spec\/paths\/user_phone\.yaml response-status Refer to another response for 401, such as \.\.\/components\/responses\/Unauthorized\.yaml: Forbidden\.yaml is the answer 403 in \d+ other places\.$/,
      ),
    ]);
  });

  it('shows both where nobody can tell', () => {
    const found = findingsWith([
      phone,
      '    "401":',
      '    "409":\n      $ref: ../components/responses/PhoneInvalid.yaml\n    "401":',
    ]);
    expect(found).toEqual([
      expect.stringContaining('another response for 400, such as ../components/responses/'),
      expect.stringMatching(/another response for 409, .+: PhoneInvalid\.yaml is the answer 400 in 1 other place\.$/),
    ]);
  });

  it('suggests nothing where no other response has the status', () => {
    const found = findingsWith([phone, '"405":', '"418":']);
    expect(found).toEqual([
      expect.stringMatching(
        /Refer to another response for 418: MethodNotAllowed\.yaml is the answer 405 in \d+ other places\.$/,
      ),
    ]);
  });

  it('takes a status without quotes for the same, and a range for none', () => {
    expect(findingsWith([phone, '"401":', '401:'])).toEqual([]);
    expect(findingsWith([phone, '"401":', '4XX:'], [password, '"500":', 'default:'])).toEqual([]);
  });

  it.each([
    'patch: 7',
    'patch: []',
    'patch: { responses: [] }',
    'patch: { responses: { "401": 7, "403": { $ref: 7 }, ? [1] : {}, x-a: {} } }',
  ])('survives a path that holds %s', (text) => {
    const files = specFiles();
    files.set(join(dir, phone), text);
    expect(fileFindings(files).filter(({ rule }) => rule === 'response-status')).toEqual([]);
  });
});
