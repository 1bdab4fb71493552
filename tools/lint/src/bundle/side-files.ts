import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { BundleError, displayPath } from './bundle-error.js';

/** The parsed parts of the spec that are not OpenAPI. `dist/` contains the same values. */
export interface SideFiles {
  discrepancies: unknown;
  /** The Arazzo workflows, keyed by file name, each with its `name`. */
  workflows: readonly unknown[];
  /** The `tools/spec-diff` report for each revision, newest first. */
  revisions: readonly unknown[];
}

/**
 * Checks that the required files exist.
 *
 * @throws {BundleError} if a required file is missing
 */
export function assertFilesExist(dir: string): void {
  for (const file of ['openapi.yaml', 'redocly.yaml', 'discrepancies.yaml']) {
    if (!existsSync(join(dir, file))) throw new BundleError([`${displayPath(dir, join(dir, file))} does not exist.`]);
  }
}

/**
 * Reads the parts of the spec that Redocly does not read.
 *
 * @throws {BundleError} if a file is invalid YAML, or a file in `revisions` is invalid JSON
 */
export function readSideFiles(dir: string): SideFiles {
  const discrepancies = readYaml(dir, 'discrepancies.yaml');
  const workflows = listFiles(dir, 'workflows', '.yaml')
    .toSorted()
    .map((file) => ({ name: basename(file, '.yaml'), ...(readYaml(dir, join('workflows', file)) as object) }));
  return { discrepancies, workflows, revisions: readRevisions(dir) };
}

/** Returns the content of these parts' files in `dist/`, keyed by file name. */
export function sideFileTexts({ discrepancies, workflows, revisions }: SideFiles): Record<string, string> {
  const files = Object.entries({ discrepancies, workflows, revisions });
  return Object.fromEntries(files.map(([name, value]) => [`${name}.json`, toJson(value)]));
}

/** Serializes a file in the bundle. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readRevisions(dir: string): unknown[] {
  const newestFirst = listFiles(dir, 'revisions', '.json').toSorted((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  return newestFirst.map((name) => {
    const file = join(dir, 'revisions', name);
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new BundleError([`${displayPath(dir, file)}: ${error.message}`]);
    }
  });
}

/** Skip a missing folder, because a copy of the spec may lack it. */
function listFiles(dir: string, folder: string, extension: string): string[] {
  if (!existsSync(join(dir, folder))) return [];
  return readdirSync(join(dir, folder)).filter((file) => file.endsWith(extension));
}

function readYaml(dir: string, file: string): unknown {
  try {
    return parse(readFileSync(join(dir, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [position] = error.linePos ?? [{ line: 1, col: 1 }];
    const place = `${displayPath(dir, join(dir, file))}:${position.line}:${position.col}`;
    throw new BundleError([`${place} ${error.message.split('\n')[0]}`]);
  }
}
