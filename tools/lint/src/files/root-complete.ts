import { join } from 'node:path';
import { isMap } from 'yaml';
import { show } from '../rule-support/values.js';
import type { Finding } from '../source/finding.js';
import type { SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';

/** Reports a missing root file, and a root file that lacks parts that every tool needs. */
export function checkRoot(dir: string, sources: readonly SourceFile[]): Finding[] {
  const file = join(dir, 'openapi.yaml');
  const root = sources.find((source) => source.file === file);
  if (root === undefined) {
    const message = 'The root file openapi.yaml must exist: create it, or pass the folder that contains it.';
    return [{ file, line: 1, column: 1, severity: 'error', rule: 'root-complete', message }];
  }
  const { document } = root;
  if (!isMap(document.contents) || document.errors.length > 0) return [];
  const version: unknown = document.get('openapi');
  if (!/^3\.1\.\d+$/.test(String(version))) {
    const message = `\`openapi\` must be a version 3.1 such as 3.1.0, received ${show(version)}.`;
    return [findingAt(root, ['openapi'], 'root-complete', message)];
  }
  return ['info', 'paths']
    .filter((key) => !isMap(document.get(key)))
    .map((key) => {
      const what = document.has(key)
        ? `\`${key}\` of the root file must be a map`
        : `The root file must have the map \`${key}\``;
      return findingAt(root, [key], 'root-complete', `${what}.`);
    });
}
