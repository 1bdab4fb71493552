import { isSeq } from 'yaml';
import type { Finding } from '../source/finding.js';
import type { SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';

/**
 * The maximum number of values in an enum. Validators compare each value with all others, so their time grows with the
 * square of the size.
 */
const maxSize = 10_000;

/** Reports enums that are too large for the tools that read the spec. */
export function checkEnumSize(sources: readonly SourceFile[]): Finding[] {
  return sources.flatMap((source) =>
    source.entries.flatMap(({ name, path, value }) => {
      if (name !== 'enum' || !isSeq(value) || value.items.length <= maxSize) return [];
      const count = value.items.length.toLocaleString('en');
      const message =
        `\`enum\` must have at most ${maxSize.toLocaleString('en')} values, received ${count}: use a pattern ` +
        'instead.';
      return [findingAt(source, path, 'validation-speed', message)];
    }),
  );
}
