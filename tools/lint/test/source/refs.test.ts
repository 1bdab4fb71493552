import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, specFiles } from '../support/source.js';

/** What is found where the one `$ref` to a file is written in another way. */
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

describe('a $ref to a file that is not there', () => {
  it('is shown once, at its place, with nothing that follows from it', () => {
    // `CardUuid` has other users; `ok` has one, and must not be called unused.
    const found = findingsWith('components/responses/Ok.yaml', '../examples/ok.yaml', '../examples/okk.yaml');
    expect(found).toEqual([
      expect.objectContaining({
        file: 'spec/components/responses/Ok.yaml',
        rule: 'refs-to-files',
        message: 'There is no file ../examples/okk.yaml: did you mean ../examples/ok.yaml?',
      }),
    ]);
  });

  it.each([
    ['a slip in the name', '../components/parameters/CardUuit.yaml', page],
    ['a slip in the folder', '../components/parameter/CardUuid.yaml', page],
    ['another folder', '../components/schemas/CardUuid.yaml', page],
    ['no folder', 'CardUuid.yaml', page],
    ['letters of another case', '../components/parameters/carduuid.yaml', page],
    ['another ending', '../components/parameters/CardUuid.yml', page],
  ])('is given the file that was meant: %s', (_name, ref, meant) => {
    expect(messageOf(list, page, ref)).toEqual([
      expect.stringMatching(new RegExp(`${ref}(:| is no YAML .+:) did you mean ${meant}\\?$`)),
    ]);
  });

  it('is given none where none is near', () => {
    const ref = '../components/parameters/Entirely/New.yaml';
    expect(messageOf(list, page, ref)).toEqual([`There is no file ${ref}: mend its name, or write the file.`]);
  });

  it('is a file of another kind too', () => {
    const ref = '../package.json';
    expect(messageOf(list, page, ref)).toEqual([
      `${ref} is no YAML file of this spec: mend its name, or write the file.`,
    ]);
  });

  it('may be hostile', () => {
    for (const ref of ['../'.repeat(3) + 'x'.repeat(60_000), '"\\0"', '.', '"%zz.yaml"', '"a b/../../c.yaml"']) {
      expect(findingsWith(list, page, ref).map(({ rule }) => rule)).toEqual(['refs-to-files']);
    }
  });
});
