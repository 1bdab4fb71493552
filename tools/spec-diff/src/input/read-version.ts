import { formatPointer } from '@wapi/types';
import type { Document, Json } from '../compare/types.js';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { bundleInProcess, collapseSecurity, errorMessage, specDir } from '../lint.js';
import { YAMLParseError, parse } from 'yaml';
import { ComparisonError } from '../comparison-error.js';
import { extractFolder, isCommit, findRepository } from './git.js';
import { getChild, isObject, valueAt, getRef } from '../compare/json-pointer.js';

/** A version of the contract. */
export interface Version {
  /** The name that messages use. */
  name: string;
  /** The bundle. */
  document: Document;
  /** The root file: `openapi.yaml` of a folder, or the bundle itself. */
  source: string;
  /** The spec's folder; undefined if only a bundle was given. */
  folder: string | undefined;
  /** The folder of the source, relative to the repository. */
  shownAs: string;
}

const specFolder: string = 'spec';

/**
 * Reads two versions at once. A failure is only reported when neither is being read any more: the caller may then remove the scratch folder.
 *
 * @param given each as `readVersion` takes it
 * @param places the folder that the command runs in, and one to write to that holds neither `base` nor `head`
 * @throws ComparisonError, the base's where neither can be read
 */
export async function readBaseAndHead(
  given: { base: string | undefined; head: string | undefined },
  { cwd, scratch }: { cwd: string; scratch: string },
): Promise<{ base: Version; head: Version }> {
  const read = async (which: 'base' | 'head') => {
    const folder = join(scratch, which);
    mkdirSync(folder);
    return readVersion(given[which], { cwd, scratch: folder });
  };
  const reading = [read('base'), read('head')] as const;
  await Promise.allSettled(reading);
  const [base, head] = await Promise.all(reading);
  return { base, head };
}

/**
 * Reads a bundle file, a spec folder or the spec of a git ref.
 *
 * @param given the working tree's spec by default
 * @param places the folder that the command runs in, and an empty one to write to
 */
export async function readVersion(
  given: string | undefined,
  { cwd, scratch }: { cwd: string; scratch: string },
): Promise<Version> {
  const top = findRepository(cwd);
  const path = resolve(cwd, given ?? join(top ?? resolve(specDir, '..'), specFolder));
  // What is there as a file or folder is meant as such, though a branch may have the same name.
  if (existsSync(path)) {
    const name = given ?? `the working tree's ${specFolder}`;
    const shown = relative(top ?? cwd, path);
    if (!statSync(path).isDirectory()) return readBundle(path, name, relative(top ?? cwd, resolve(path, '..')));
    return readFolder(path, name, shown);
  }
  if (given === undefined) throw new ComparisonError(`There is no folder ${specFolder} in ${top ?? cwd}.`);
  if (top === undefined)
    throw new ComparisonError(
      `${given} is no file or folder, and ${cwd} is in no git repository that could have such a ref.`,
    );
  if (!isCommit(top, given))
    throw new ComparisonError(
      `${given} is no file, no folder and no git ref of ${top}; a remote's branch must have been fetched.`,
    );
  const target = join(scratch, 'files');
  mkdirSync(target, { recursive: true });
  extractFolder(top, given, specFolder, target);
  return readFolder(join(target, specFolder), given, specFolder);
}

function readBundle(file: string, name: string, shownAs: string): Version {
  let document;
  try {
    document = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof YAMLParseError ? error.message.split('\n')[0] : errorMessage(error);
    throw new ComparisonError(`${name} is neither JSON nor YAML: ${reason}`);
  }
  return { name, document: assertOpenApi(document, name), source: file, folder: undefined, shownAs };
}

/**
 * Bundles a folder. Nothing is written to it, for others may read it at the same time.
 */
async function readFolder(folder: string, name: string, shownAs: string): Promise<Version> {
  const source = join(folder, 'openapi.yaml');
  if (!existsSync(source)) throw new ComparisonError(`${name} holds no openapi.yaml.`);
  return { name, document: assertOpenApi(await bundle(folder, name), name), source, folder, shownAs };
}

async function bundle(folder: string, name: string): Promise<unknown> {
  try {
    const { document } = await bundleInProcess(folder);
    // A tree, as it is read from a file: what the bundler has in two places may be one object.
    return JSON.parse(JSON.stringify(document));
  } catch (error) {
    const { message, lines = [`Redocly could not read the spec: ${message}`] } = error as Error & { lines?: string[] };
    const more = lines.length > 1 ? ` (and ${lines.length - 1} more)` : '';
    // The reader knows the folder, and not where a ref's is for the moment.
    const reason = String(lines[0])
      .replaceAll(dirname(folder) + sep, '')
      .replace(/:\s+- /, ': ');
    throw new ComparisonError(`The version in ${name} cannot be bundled: ${reason}${more}`);
  }
}

function assertOpenApi(document: unknown, name: string): Document {
  const version = isObject(document) ? document['openapi'] : undefined;
  if (!isObject(document) || typeof version !== 'string') throw new ComparisonError(`${name} is no OpenAPI document.`);
  if (!version.startsWith('3.1.'))
    throw new ComparisonError(`${name} is written in OpenAPI ${version}; only 3.1 can be compared.`);
  if (!isObject(document['paths'])) throw new ComparisonError(`${name} describes no paths.`);
  const [dangling] = findDanglingRefs(document, document, '');
  if (dangling)
    throw new ComparisonError(`${name} refers to ${dangling.ref} at ${dangling.pointer}, and nothing is there.`);
  collapseSecurity(document);
  return document;
}

/**
 * References that lead nowhere in the document, with the places that have them.
 */
function findDanglingRefs(document: Document, node: Json, pointer: string): { ref: string; pointer: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const ref = getChild(node, '$ref');
  const target = getRef(node);
  const own =
    typeof ref === 'string' && (target === undefined || valueAt(document, target) === undefined)
      ? [{ ref, pointer }]
      : [];
  // What an example holds is data.
  const entries = Object.entries(node).filter(([key]) => key !== 'value' && key !== 'example');
  return [
    ...own,
    ...entries.flatMap(([key, child]) => findDanglingRefs(document, child, pointer + formatPointer(key))),
  ];
}
