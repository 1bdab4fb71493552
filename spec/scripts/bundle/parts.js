import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { YAMLParseError, parse } from 'yaml';
import { shownIn, Unbundlable } from './unbundlable.js';

/**
 * Makes sure that the files are there without which there is no spec.
 *
 * @param {string} dir the spec's folder
 * @throws {Unbundlable} when one is missing
 */
export function requireFiles(dir) {
  for (const file of ['openapi.yaml', 'redocly.yaml', 'discrepancies.yaml']) {
    if (!existsSync(join(dir, file))) throw new Unbundlable([`${shownIn(dir, join(dir, file))} is not there.`]);
  }
}

/**
 * Reads what is bundled beside the OpenAPI document, which Redocly does not read.
 *
 * @param {string} dir the spec's folder
 * @throws {Unbundlable} when a file is no YAML, or one of `revisions` no JSON
 */
export function readParts(dir) {
  const discrepancies = readYaml(dir, 'discrepancies.yaml');
  // A copy of the spec may be without them.
  const files = existsSync(join(dir, 'workflows')) ? readdirSync(join(dir, 'workflows')).filter((file) => file.endsWith('.yaml')) : [];
  const workflows = files.toSorted().map((file) => ({ name: basename(file, '.yaml'), ...readYaml(dir, join('workflows', file)) }));
  return { discrepancies, workflows, revisions: readRevisions(dir) };
}

/**
 * What is bundled beside the OpenAPI document, as the texts of the files that have it.
 *
 * @returns {Record<string, string>} by name
 */
export function partFiles({ discrepancies, workflows, revisions }) {
  const files = Object.entries({ discrepancies, workflows, revisions });
  return Object.fromEntries(files.map(([name, value]) => [`${name}.json`, toJson(value)]));
}

/** As every file of the bundle is written. */
export function toJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What each revision has changed, the newest first: as tools/spec-diff reported it when it was made. Before the second there is nothing to report. */
function readRevisions(dir) {
  const files = existsSync(join(dir, 'revisions')) ? readdirSync(join(dir, 'revisions')).filter((file) => file.endsWith('.json')) : [];
  const newestFirst = files.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return newestFirst.map((name) => {
    const file = join(dir, 'revisions', name);
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new Unbundlable([`${shownIn(dir, file)}: ${error.message}`]);
    }
  });
}

function readYaml(dir, file) {
  try {
    return parse(readFileSync(join(dir, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [position] = error.linePos ?? [{ line: 1, col: 1 }];
    throw new Unbundlable([`${shownIn(dir, join(dir, file))}:${position.line}:${position.col} ${error.message.split('\n')[0]}`]);
  }
}
