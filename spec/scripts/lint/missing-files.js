import { existsSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { nearest } from './nearest.js';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {import('./sources.js').SourceFile} SourceFile */

/** The file that was meant, as it is to be written: one of that name in another folder, or one whose name has a slip less. */
function meant(file, { ref, target }, files) {
  const written = files.map((other) => relative(dirname(file), other).split(sep).join('/'));
  // The nearest folder first, should two folders have a file of that name.
  const [elsewhere] = written.filter((_other, index) => basename(files[index]) === basename(target)).toSorted((a, b) => a.length - b.length);
  return elsewhere ?? nearest(ref.replace(/^\.\//, ''), written);
}

/**
 * The `$ref`s to files that are not there, each at its place.
 *
 * @param {SourceFile[]} sources
 * @returns {Finding[]}
 */
export function missingFiles(sources) {
  // Not what the disk says: a system that does not tell `Page.yaml` from `page.yaml` would hide what fails on another one.
  const files = sources.map(({ file }) => file);
  const there = new Set(files);
  return sources.flatMap((source) =>
    source.refs
      .filter(({ target }) => !there.has(target))
      .map((reference) => {
        const { ref, target, line, column } = reference;
        const suggestion = meant(source.file, reference, files);
        const what = existsSync(target) ? `${ref} is no YAML file of this spec` : `There is no file ${ref}`;
        const message = suggestion === undefined ? `${what}: mend its name, or write the file.` : `${what}: did you mean ${suggestion}?`;
        return { file: source.file, line, column, severity: 'error', rule: 'refs-to-files', message };
      }),
  );
}
