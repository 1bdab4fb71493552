import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, specFiles } from '../support/source.js';

/** Returns the findings after the only `$ref` to a file is replaced. */
function findingsWith(name: string, from: string, to: string, without: string[] = []) {
  const files = specFiles();
  const file = join(dir, name);
  expect(files.get(file)?.split(from)).toHaveLength(2);
  files.set(file, files.get(file)?.replace(from, () => to) ?? '');
  for (const other of without) files.delete(join(dir, other));
  return fileFindings(files);
}
const messageOf = (...args: Parameters<typeof findingsWith>) => findingsWith(...args).map(({ message }) => message);

const list = 'paths/trusted-cards_uuid_charge.yaml';
const page = '../components/parameters/CardUuid.yaml';

describe('a $ref to a missing file', () => {
  it('is reported once, at its place, without its consequences', () => {
    // This is the only `$ref` to `ok.yaml`. The lint must still not report `ok.yaml` as unused.
    const found = findingsWith('components/responses/Ok.yaml', '../examples/ok.yaml', '../examples/okk.yaml');
    expect(found).toEqual([
      expect.objectContaining({
        file: 'spec/components/responses/Ok.yaml',
        rule: 'refs-to-files',
        message: 'The file ../examples/okk.yaml does not exist: did you mean ../examples/ok.yaml?',
      }),
    ]);
  });

  it.each([
    ['misspelt name', '../components/parameters/CardUuit.yaml', page],
    ['misspelt folder', '../components/parameter/CardUuid.yaml', page],
    ['different folder', '../components/schemas/CardUuid.yaml', page],
    ['no folder', 'CardUuid.yaml', page],
    ['different case', '../components/parameters/carduuid.yaml', page],
    ['different extension', '../components/parameters/CardUuid.yml', page],
  ])('is reported with a suggestion: %s', (_name, ref, suggestion) => {
    expect(messageOf(list, page, ref)).toEqual([
      expect.stringMatching(new RegExp(`${ref}( does not exist:| is not a YAML .+:) did you mean ${suggestion}\\?$`)),
    ]);
  });

  it('is reported with the file in the same folder, if only the letter case differs', () => {
    const file = '../components/responses/Unauthorized.yaml';
    const ref = '../components/responses/unauthorized.yaml';
    const found = messageOf('paths/user.yaml', file, ref);
    expect(found).toEqual([`The file ${ref} does not exist: did you mean ${file}?`]);
  });

  it('is reported without a suggestion if no file is similar', () => {
    const ref = '../components/parameters/Entirely/New.yaml';
    expect(messageOf(list, page, ref)).toEqual([
      `The file ${ref} does not exist: correct its name, or create the file.`,
    ]);
  });

  it('is reported if the file is not YAML', () => {
    const ref = '../package.json';
    expect(messageOf(list, page, ref)).toEqual([
      `${ref} is not a YAML file of this spec: correct its name, or create the file.`,
    ]);
  });

  it('is reported even if it is malformed', () => {
    for (const ref of ['../'.repeat(3) + 'x'.repeat(60_000), '"\\0"', '.', '"%zz.yaml"', '"a b/../../c.yaml"']) {
      expect(findingsWith(list, page, ref).map(({ rule }) => rule)).toEqual(['refs-to-files']);
    }
  });
});
