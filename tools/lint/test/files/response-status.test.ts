import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, fileFindingsWith, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const phone = 'paths/user_phone.yaml';
const password = 'paths/user_password.yaml';

/** The findings after edits of the form `[name, from, to]`, as strings. */
function findingsWith(...edits: Json[]) {
  return fileFindingsWith(...edits).map(({ file, rule, message }) => `${file} ${rule} ${message}`);
}

describe('response-status', () => {
  it('accepts the unchanged spec', () => {
    expect(findingsWith()).toEqual([]);
  });

  it('reports the rarer status code', () => {
    expect(findingsWith([phone, 'responses/Unauthorized.yaml', 'responses/Forbidden.yaml'])).toEqual([
      expect.stringMatching(
        new RegExp(
          String.raw`^spec/paths/user_phone\.yaml response-status Use a different response for 401, such as ` +
            String.raw`\.\./components/responses/Unauthorized\.yaml: Forbidden\.yaml is used for 403 in \d+ other ` +
            String.raw`places\.$`,
        ),
      ),
    ]);
  });

  it('reports both status codes if they are equally common', () => {
    const found = findingsWith([
      phone,
      '    "401":',
      '    "409":\n      $ref: ../components/responses/PhoneInvalid.yaml\n    "401":',
    ]);
    expect(found).toEqual([
      expect.stringContaining('a different response for 400, such as ../components/responses/'),
      expect.stringMatching(/a different response for 409, .+: PhoneInvalid\.yaml is used for 400 in 1 other place\.$/),
    ]);
  });

  it('reports an example of a different status code', () => {
    const found = findingsWith([
      'components/responses/Unauthorized.yaml',
      '      unauthorized:\n        $ref: ../examples/unauthorized.yaml',
      '      unauthorized:\n        $ref: ../examples/unauthorized.yaml\n' +
        '      forbidden:\n        $ref: ../examples/forbidden.yaml',
    ]);
    expect(found).toEqual([
      'spec/components/responses/Unauthorized.yaml response-status Use a different example for 401: forbidden.yaml is ' +
        'used for 403 in 2 other places.',
    ]);
  });

  it('suggests nothing if no other response has the status code', () => {
    const found = findingsWith([phone, '"405":', '"418":']);
    expect(found).toEqual([
      expect.stringMatching(
        /Use a different response for 418: MethodNotAllowed\.yaml is used for 405 in \d+ other places\.$/,
      ),
    ]);
  });

  it('accepts a status code without quotation marks, and ignores ranges', () => {
    expect(findingsWith([phone, '"401":', '401:'])).toEqual([]);
    expect(findingsWith([phone, '"401":', '4XX:'], [password, '"500":', 'default:'])).toEqual([]);
  });

  it.each([
    'patch: 7',
    'patch: []',
    'patch: { responses: [] }',
    'patch: { responses: { "401": 7, "403": { $ref: 7 }, ? [1] : {}, x-a: {} } }',
  ])('survives the path %s', (text) => {
    const files = specFiles();
    files.set(join(dir, phone), text);
    expect(fileFindings(files).filter(({ rule }) => rule === 'response-status')).toEqual([]);
  });
});

describe('the names of files', () => {
  it('reports a response whose name says a different status code', () => {
    const found = findingsWith([
      'paths/user_phone.yaml',
      '    "405":\n',
      '    "404":\n      $ref: ../components/responses/InternalServerError.yaml\n    "405":\n',
    ]);
    expect(found).toEqual([expect.stringMatching(/response-status Use a different response for 404.*Error\.yaml/)]);
  });

  it('reports two swapped responses', () => {
    const found = findingsWith(
      ['paths/user_picture.yaml', 'responses/PictureExists.yaml', 'responses/X.yaml'],
      ['paths/user_picture.yaml', 'responses/PictureInvalid.yaml', 'responses/PictureExists.yaml'],
      ['paths/user_picture.yaml', 'responses/X.yaml', 'responses/PictureInvalid.yaml'],
    );
    expect(found.filter((text) => text.includes(' response-status '))).toEqual([
      expect.stringContaining('response-status Swap the responses for 400 and 409: PictureExists.yaml has the name of'),
      expect.stringContaining('response-status Swap the responses for 409 and 400: PictureInvalid.yaml has the name'),
    ]);
  });

  it('reports a header, an example and a property that refer to a file with a different name', () => {
    expect(
      findingsWith(
        ['components/responses/Ok.yaml', 'headers/RateLimitRemaining.yaml', 'headers/RateLimitLimit.yaml'],
        ['components/responses/PhoneInvalid.yaml', 'examples/phoneFormat.yaml', 'examples/phoneRequired.yaml'],
        ['components/schemas/TrustedCardEnrolment.yaml', '$ref: Environment.yaml', '$ref: Currency.yaml'],
      ),
    ).toEqual([
      'spec/components/responses/Ok.yaml ref-names `X-RateLimit-Remaining` must refer to ' +
        '../headers/RateLimitRemaining.yaml, which has its name, received ../headers/RateLimitLimit.yaml.',
      expect.stringContaining('ref-names `phoneFormat` must refer to ../examples/phoneFormat.yaml, which has its name'),
      expect.stringContaining('ref-names `environment` must refer to Environment.yaml, which has its name'),
      expect.stringContaining('workflow-fields `environment` of'),
    ]);
  });

  it.each([
    ['paths/user_banks_foreign.yaml', 'responses/ForeignBankExists.yaml', 'responses/LocalBankExists.yaml'],
    ['paths/user_banks_foreign.yaml', 'requestBodies/ForeignBankCreate.yaml', 'requestBodies/LocalBankCreate.yaml'],
    ['paths/accounts.yaml', 'responses/AccountCreateInvalid.yaml', 'responses/AccountInvalid.yaml'],
  ])('says at the reference in %s that it lacks the unused file %s', (file, from, to) => {
    expect(findingsWith([file, from, to])).toEqual([
      `spec/${file} unused-files Refer to ../components/${from} here, or delete that file: nothing refers to it, ` +
        `received ../components/${to}.`,
    ]);
  });
});
