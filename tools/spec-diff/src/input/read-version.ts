import { formatPointer } from '@wapi/types';
import type { Document, Json } from '../compare/types.js';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { bundleInProcess, collapseSecurity, errorMessage, specDir } from '../lint.js';
import { YAMLParseError, parse } from 'yaml';
import { ComparisonError } from '../comparison-error.js';
import { bundleFolder } from './bundle-folder.js';
import { extractFolder, isCommit, findRepository } from './git.js';
import { getChild, isObject, valueAt, getRef } from '../compare/json-pointer.js';

/** One version of the contract, as read from disk or git. */
export interface Version {
  /** The name in messages. */
  name: string;
  /** The bundle. */
  document: Document;
  /** The root file: `openapi.yaml` in a folder, or the bundle itself. */
  source: string;
  /** The spec's folder; undefined if only a bundle was given. */
  folder: string | undefined;
  /** The folder that contains the source, relative to the repository. */
  shownAs: string;
}

const specFolder: string = 'spec';

/**
 * Reads two versions in parallel. Waits for both before it throws, because the caller then removes the scratch folder.
 *
 * @param given as in `readVersion`
 * @param scratch a folder for temporary files; must not contain `base` or `head`
 * @throws {ComparisonError} if a version cannot be read; the error for `base` if both fail
 */
export async function readBaseAndHead(
  given: { base: string | undefined; head: string | undefined },
  { cwd, scratch }: { cwd: string; scratch: string },
): Promise<{ base: Version; head: Version }> {
  const repository = findRepository(cwd);
  const read = async (which: 'base' | 'head') => {
    const folder = join(scratch, which);
    mkdirSync(folder);
    return readVersion(given[which], { cwd, repository, scratch: folder });
  };
  const reading = [read('base'), read('head')] as const;
  await Promise.allSettled(reading);
  const [base, head] = await Promise.all(reading);
  return { base, head };
}

/**
 * Reads a bundle, a spec folder, or the spec at a git ref.
 *
 * @param given the bundle, folder or ref; the working tree's spec by default
 * @param cwd the folder to which relative paths refer
 * @param repository the top folder of the repository that contains `cwd`
 * @param scratch an empty folder for temporary files
 * @throws {ComparisonError} if the version cannot be read
 */
async function readVersion(
  given: string | undefined,
  { cwd, repository: top, scratch }: { cwd: string; repository: string | undefined; scratch: string },
): Promise<Version> {
  const path = resolve(cwd, given ?? join(top ?? resolve(specDir, '..'), specFolder));
  // A file or folder takes precedence over a branch with the same name.
  if (existsSync(path)) {
    const name = given ?? `the working tree's ${specFolder}`;
    const shown = relative(top ?? cwd, path);
    if (!statSync(path).isDirectory()) return readBundle(path, name, relative(top ?? cwd, resolve(path, '..')));
    return readFolder(path, name, shown);
  }
  if (given === undefined)
    throw new ComparisonError(`diff:spec: the folder ${specFolder} does not exist in ${top ?? cwd}.`);
  if (top === undefined)
    throw new ComparisonError(
      `${given} must be a file, a folder or a git ref; no such file exists, and ${cwd} is not in a git repository.`,
    );
  if (!isCommit(top, given))
    throw new ComparisonError(`${given} must be a file, a folder or a git ref of ${top}. Fetch a remote branch first.`);
  const target = join(scratch, 'files');
  mkdirSync(target, { recursive: true });
  extractFolder(top, given, specFolder, target);
  return readFolder(join(target, specFolder), given, specFolder);
}

function readBundle(file: string, name: string, shownAs: string): Version {
  let document;
  try {
    document = parseText(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof YAMLParseError ? error.message.split('\n')[0] : errorMessage(error);
    throw new ComparisonError(`${name}: must be JSON or YAML: ${reason}`);
  }
  return { name, document: assertOpenApi(document, name), source: file, folder: undefined, shownAs };
}

/** Try the JSON parser first. JSON is also valid YAML, but the JSON parser is a hundred times as fast. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parse(text);
  }
}

/** Bundles a folder. Does not write to the folder, because other processes may read it at the same time. */
async function readFolder(folder: string, name: string, shownAs: string): Promise<Version> {
  const source = join(folder, 'openapi.yaml');
  if (!existsSync(source)) throw new ComparisonError(`${name}: openapi.yaml is missing.`);
  return { name, document: assertOpenApi(await bundle(folder, name), name), source, folder, shownAs };
}

async function bundle(folder: string, name: string): Promise<unknown> {
  const bundled = bundleFolder(folder);
  if (bundled !== undefined) return bundled;
  try {
    const { document } = await bundleInProcess(folder);
    // Copy the document as a tree, because the bundler may use one object in two locations.
    return JSON.parse(JSON.stringify(document));
  } catch (error) {
    const { message, lines = [`Redocly could not read the spec: ${message}`] } = error as Error & { lines?: string[] };
    const more = lines.length > 1 ? ` (and ${lines.length - 1} more)` : '';
    // Remove the path of the temporary folder, which means nothing to the user.
    const reason = String(lines[0])
      .replaceAll(dirname(folder) + sep, '')
      .replace(/:\s+- /, ': ');
    throw new ComparisonError(`${name}: cannot bundle the spec: ${reason}${more}`);
  }
}

function assertOpenApi(document: unknown, name: string): Document {
  const version = isObject(document) ? document['openapi'] : undefined;
  if (!isObject(document) || typeof version !== 'string')
    throw new ComparisonError(`${name}: must be an OpenAPI document.`);
  if (!version.startsWith('3.1.')) throw new ComparisonError(`${name}: "openapi" must be 3.1, received ${version}.`);
  if (!isObject(document['paths'])) throw new ComparisonError(`${name}: "paths" is missing.`);
  const [dangling] = findDanglingRefs(document, document, '');
  if (dangling)
    throw new ComparisonError(
      `${name}: the $ref at ${dangling.pointer} must exist in the document, received ${dangling.ref}.`,
    );
  collapseSecurity(document);
  return document;
}

function findDanglingRefs(document: Document, node: Json, pointer: string): { ref: string; pointer: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const ref = getChild(node, '$ref');
  const target = getRef(node);
  const own =
    typeof ref === 'string' && (target === undefined || valueAt(document, target) === undefined)
      ? [{ ref, pointer }]
      : [];
  // Skip examples. They are data, in which `$ref` is an ordinary key.
  const entries = Object.entries(node).filter(([key]) => key !== 'value' && key !== 'example');
  return [
    ...own,
    ...entries.flatMap(([key, child]) => findDanglingRefs(document, child, pointer + formatPointer(key))),
  ];
}
