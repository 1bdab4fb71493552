import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, fileFindingsWith, specFiles } from '../support/source.js';

/** Returns the findings after a file is replaced. */
function findingsOf(name: string, text: string) {
  const files = specFiles();
  files.set(join(dir, name), text);
  return fileFindings(files);
}

describe('ref-kinds', () => {
  it.each([
    ['components/responses/Ok.yaml', '../schemas/OkResponse.yaml', '../headers/RetryAfter.yaml', 'components/schemas'],
    ['components/responses/Ok.yaml', '../headers/RateLimitLimit.yaml', '../schemas/Message.yaml', 'components/headers'],
    ['components/responses/Ok.yaml', '../examples/ok.yaml', '../responses/Created.yaml', 'components/examples'],
    [
      'paths/user_phone.yaml',
      '../components/requestBodies/Phone.yaml',
      '../components/schemas/PhoneUpdate.yaml',
      'components/requestBodies',
    ],
    ['openapi.yaml', 'paths/user_phone.yaml', 'components/schemas/Message.yaml', 'paths'],
    ['openapi.yaml', 'webhooks/withdrawal_held_for_refund.yaml', 'paths/user_phone.yaml', 'webhooks'],
  ])('rejects in %s instead of %s the file %s', (file, from, to, folder) => {
    const found = fileFindingsWith([file, from, to]);
    expect(found).toEqual([
      expect.objectContaining({
        rule: 'ref-kinds',
        file: `spec/${file}`,
        message: `\`$ref\` must point to a file in ${folder} here, received ${to}.`,
      }),
    ]);
    const lines = specFiles().get(join(dir, file))?.split('\n') ?? [];
    expect(found[0]?.line).toBe(lines.findIndex((line) => line.endsWith(from)) + 1);
  });

  it('rejects a file that is only a $ref to itself', () => {
    expect(findingsOf('components/schemas/Message.yaml', '$ref: Message.yaml\n')).toEqual([
      expect.objectContaining({
        rule: 'ref-kinds',
        file: 'spec/components/schemas/Message.yaml',
        line: 1,
        message:
          'Message.yaml leads back to its own file, Message.yaml → Message.yaml: write the content here, or ' +
          'refer to a ' +
          'different file.',
      }),
    ]);
  });

  it('rejects two files that refer to each other', () => {
    const files = specFiles();
    files.set(join(dir, 'components/schemas/Message.yaml'), '$ref: Other.yaml\n');
    files.set(join(dir, 'components/schemas/Other.yaml'), 'allOf:\n  - $ref: Message.yaml\n');
    const cycleOf = ({ message }: { message: string }) => /, (\S+ → .+?):/.exec(message)?.[1];
    expect(fileFindings(files).map((found) => `${found.file}:${found.line} ${cycleOf(found)}`)).toEqual([
      'spec/components/schemas/Message.yaml:1 Message.yaml → Other.yaml → Message.yaml',
      'spec/components/schemas/Other.yaml:2 Other.yaml → Message.yaml → Other.yaml',
    ]);
  });

  it('accepts a schema that refers back to itself in a property', () => {
    const text =
      'type: object\nproperties:\n  message: { $ref: Message.yaml }\n  more: { items: { $ref: Message.yaml } }\n';
    expect(findingsOf('components/schemas/Message.yaml', text)).toEqual([]);
  });

  it.each([
    ['components/schemas/PageMeta.yaml', 'descripton', 'did you mean description?'],
    ['components/schemas/PageMeta.yaml', 'maximumLength', 'move it into Message.yaml, or remove it.'],
  ])('rejects in %s the key %s next to a $ref', (file, key, advice) => {
    const text = `type: object\nproperties:\n  note: { $ref: Message.yaml, ${key}: 7 }\n`;
    expect(findingsOf(file, text)).toEqual([
      expect.objectContaining({
        rule: 'ref-kinds',
        line: 3,
        message: `\`${key}\` has no effect next to \`$ref\`: ${advice}`,
      }),
    ]);
  });

  it('rejects a schema keyword next to a $ref to an example', () => {
    const file = 'components/responses/AccountFound.yaml';
    const text =
      'content:\n  application/json:\n    examples:\n      ok: { $ref: ../examples/ok.yaml, type: string }\n';
    expect(findingsOf(file, text)).toContainEqual(
      expect.objectContaining({
        file: `spec/${file}`,
        line: 4,
        message: '`type` has no effect next to `$ref`: move it into ../examples/ok.yaml, or remove it.',
      }),
    );
  });

  it('accepts keywords next to a $ref to a schema', () => {
    const text =
      'type: object\nproperties:\n  note: { $ref: Message.yaml, description: A note., maxLength: 7, x-note: 1 }\n';
    expect(findingsOf('components/schemas/PageMeta.yaml', text).map(({ rule }) => rule)).toEqual(['known-extensions']);
  });

  it('accepts any file in the value of an example', () => {
    const text = 'summary: Text.\nvalue: { schema: { $ref: ../headers/RetryAfter.yaml } }\nx-provenance: page\n';
    expect(findingsOf('components/examples/ok.yaml', text)).toEqual([]);
  });
});
