import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { closestMatch } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { type Reference, type SourceFile, toRef } from '../source/sources.js';

/**
 * Suggests the file that the author probably meant: a file whose path differs only in letter case, a file with the same
 * name in a different folder, or a file with a similar name.
 */
function suggestFile(file: string, { ref, target }: Reference, files: readonly string[]): string | undefined {
  const sameFolder = files.find((other) => other.toLowerCase() === target.toLowerCase());
  if (sameFolder !== undefined) return toRef(file, sameFolder);
  const written = files.map((other) => toRef(file, other));
  const sameName = written.filter((_other, index) => basename(files[index] ?? '') === basename(target));
  // If two folders have a file with that name, suggest the nearer file.
  const [elsewhere] = sameName.toSorted((a, b) => a.length - b.length);
  return elsewhere ?? closestMatch(ref.replace(/^\.\//, ''), written);
}

/** Reports each `$ref` to a file that does not exist. */
export function missingFiles(sources: readonly SourceFile[]): Finding[] {
  // Do not check the disk, because a case-insensitive file system would hide references that fail on other systems.
  const files = sources.map(({ file }) => file);
  const existing = new Set(files);
  return sources.flatMap((source) =>
    source.refs
      .filter(({ target }) => !existing.has(target))
      .map((reference): Finding => {
        const { ref, target, line, column } = reference;
        const suggestion = suggestFile(source.file, reference, files);
        const what = existsSync(target) ? `${ref} is not a YAML file of this spec` : `The file ${ref} does not exist`;
        const message =
          suggestion === undefined
            ? `${what}: correct its name, or create the file.`
            : `${what}: did you mean ${suggestion}?`;
        return { file: source.file, line, column, severity: 'error', rule: 'refs-to-files', message };
      }),
  );
}
