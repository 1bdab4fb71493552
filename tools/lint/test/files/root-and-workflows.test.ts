import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, fileFindingsWith, specFiles } from '../support/source.js';

describe('root-complete', () => {
  it('reports a missing root file', () => {
    const files = specFiles();
    files.delete(join(dir, 'openapi.yaml'));
    expect(fileFindings(files)).toEqual([
      expect.objectContaining({
        rule: 'root-complete',
        file: 'spec/openapi.yaml',
        line: 1,
        message: 'The root file openapi.yaml must exist: create it, or pass the folder that contains it.',
      }),
    ]);
  });

  it.each([
    ['\npaths:\n', '\npath:\n', 1, 'The root file must have the map `paths`.'],
    ['openapi: 3.1.0\n', 'openapi: 3.0.3\n', 1, '`openapi` must be a version 3.1 such as 3.1.0, received "3.0.3".'],
    ['openapi: 3.1.0\n', 'openapi: 3.1\n', 1, '`openapi` must be a version 3.1 such as 3.1.0, received 3.1.'],
    ['openapi: 3.1.0\n', '', 1, '`openapi` must be a version 3.1 such as 3.1.0, received undefined.'],
    ['\ninfo:\n', '\nInfo:\n', 1, 'The root file must have the map `info`.'],
  ])('reports %j renamed to %j', (from, to, line, message) => {
    expect(fileFindingsWith(['openapi.yaml', from, to])).toEqual([
      expect.objectContaining({ rule: 'root-complete', file: 'spec/openapi.yaml', line, message }),
    ]);
  });

  it('reports a part that is not a map, at its line', () => {
    const files = specFiles();
    files.set(join(dir, 'openapi.yaml'), 'openapi: 3.1.0\ninfo: {}\npaths: []\n');
    expect(fileFindings(files)).toEqual([
      expect.objectContaining({ line: 3, message: '`paths` of the root file must be a map.' }),
    ]);
  });
});

describe('workflow-operations', () => {
  it('reports an unknown operationId at its line, with a suggestion', () => {
    expect(
      fileFindingsWith(['workflows/sign-in.yaml', 'operationId: revokeToken', 'operationId: revokeTokens']),
    ).toEqual([
      expect.objectContaining({
        rule: 'workflow-operations',
        file: 'spec/workflows/sign-in.yaml',
        line: 69,
        message: 'The operation `revokeTokens` does not exist: did you mean revokeToken?',
      }),
    ]);
  });

  it.each(['entirelyDifferent', '7', '[revokeToken]', ''])('reports the operationId %j', (id) => {
    const [found] = fileFindingsWith(['workflows/sign-in.yaml', 'operationId: revokeToken', `operationId: ${id}`]);
    expect(found).toMatchObject({
      line: 69,
      message: expect.stringContaining('write the operationId of an operation.'),
    });
  });

  it('reports a workflow that is not YAML', () => {
    const files = specFiles();
    files.set(join(dir, 'workflows', 'refund.yaml'), 'arazzo: 1.0.1\nworkflows: [\n');
    expect(fileFindings(files)).toEqual([
      expect.objectContaining({ rule: 'yaml-readable', file: 'spec/workflows/refund.yaml', line: 2 }),
    ]);
  });

  it('allows extensions of Arazzo in workflows only', () => {
    const [found] = fileFindingsWith(['paths/user.yaml', '  x-provenance:', '  x-operation: {}\n  x-provenance:']);
    expect(found).toMatchObject({ rule: 'known-extensions', message: expect.stringMatching(/^x-operation is not an/) });
  });
});

describe('discrepancies-valid', () => {
  const title = "  title: The type of a profile's account number\n";
  it.each([
    [title, '', 3, '`0` must have the key `title`.'],
    [title, `${title}  note: Text.\n`, 5, '`0/note` must not have the key `note`.'],
    [title, '  title: " "\n', 4, '`0/title` must not be blank, received " ".'],
    [
      '- id: profile-account-number-type',
      '- id: Profile',
      3,
      '`0/id` must match ^[a-z0-9]+(-[a-z0-9]+)*$, received "Profile".',
    ],
    [
      '- id: profile-account-number-type',
      '- id: bank-account-type-spelling',
      41,
      'The id bank-account-type-spelling must be unique: an entry above has it too.',
    ],
    [
      '    - /components/schemas/UserProfile/properties/account_number\n',
      '    - /components/schemas/UserProfile/properties/number\n',
      39,
      'The bundle must have /components/schemas/UserProfile/properties/number: correct the pointer, or remove it.',
    ],
  ])('reports %j replaced by %j', (from, to, line, message) => {
    expect(fileFindingsWith(['discrepancies.yaml', from, to])).toEqual([
      expect.objectContaining({ rule: 'discrepancies-valid', file: 'spec/discrepancies.yaml', line, message }),
    ]);
  });
});
