import { existsSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { closestMatch } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import type { Reference, SourceFile } from '../source/sources.js';

/** Finds the file that was probably meant: one of that name in another folder, or one with a similar name. */
function suggestFile(file: string, { ref, target }: Reference, files: readonly string[]): string | undefined {
  const written = files.map((other) => relative(dirname(file), other).split(sep).join('/'));
  const sameName = written.filter((_other, index) => basename(files[index] ?? '') === basename(target));
  // If two folders have a file of that name, the nearer one is suggested.
  const [elsewhere] = sameName.toSorted((a, b) => a.length - b.length);
  return elsewhere ?? closestMatch(ref.replace(/^\.\//, ''), written);
}

/** Reports each `$ref` to a file that does not exist. */
export function missingFiles(sources: readonly SourceFile[]): Finding[] {
  // The disk is not asked, because a system that ignores case would hide what fails on others.
  const files = sources.map(({ file }) => file);
  const existing = new Set(files);
  return sources.flatMap((source) =>
    source.refs
      .filter(({ target }) => !existing.has(target))
      .map((reference): Finding => {
        const { ref, target, line, column } = reference;
        const suggestion = suggestFile(source.file, reference, files);
        const what = existsSync(target) ? `${ref} is no YAML file of this spec` : `There is no file ${ref}`;
        const message =
          suggestion === undefined
            ? `${what}: mend its name, or write the file.`
            : `${what}: did you mean ${suggestion}?`;
        return { file: source.file, line, column, severity: 'error', rule: 'refs-to-files', message };
      }),
  );
}
