import type { Document, Json } from './types.js';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { bundleInProcess } from '@wapi/spec/bundle-in-process';
import { specDir } from '@wapi/spec/redocly';
import { YAMLParseError, parse } from 'yaml';
import { CannotCompare } from './cannot-compare.js';
import { extract, isCommit, repositoryOf } from './git.js';
import { childOf, isObject, nodeAt, pointerOf, refOf } from './nodes.js';

/**
 * A version of the contract.
 *
 * @typedef {object} Version
 * @property {string} name as messages call it
 * @property {Document} document the bundle
 * @property {string} source the root file: `openapi.yaml` of a folder, or the bundle itself
 * @property {string | undefined} folder the spec's folder; undefined where only a bundle was given
 * @property {string} shownAs the folder that the source is in, as a person at the top of the repository writes it
 */

const specFolder: string = 'spec';

/**
 * Reads two versions at once. A failure is only reported when neither is being read any more: the caller may then remove the scratch folder.
 *
 * @param given each as `readVersion` takes it
 * @param places the folder that the command runs in, and one to write to that holds neither `base` nor `head`
 * @throws CannotCompare, the base's where neither can be read
 */
export async function readBaseAndHead(given: { base: string | undefined; head: string | undefined; }, { cwd, scratch }: { cwd: string; scratch: string; }): Promise<{ base: Version; head: Version; }> {
  
  const read = async (which: 'base' | 'head') => {
    const folder = join(scratch, which);
    mkdirSync(folder);
    return readVersion(given[which], { cwd, scratch: folder });
  };
  const reading = ([read('base'), read('head')] as const);
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
export async function readVersion(given: string | undefined, { cwd, scratch }: { cwd: string; scratch: string; }): Promise<Version> {
  const top = repositoryOf(cwd);
  const path = resolve(cwd, given ?? join(top ?? resolve(specDir, '..'), specFolder));
  // What is there as a file or folder is meant as such, though a branch may have the same name.
  if (existsSync(path)) {
    const name = given ?? `the working tree's ${specFolder}`;
    const shown = relative(top ?? cwd, path);
    if (!statSync(path).isDirectory()) return readBundle(path, name, relative(top ?? cwd, resolve(path, '..')));
    return readFolder(path, name, shown);
  }
  if (given === undefined) throw new CannotCompare(`There is no folder ${specFolder} in ${top ?? cwd}.`);
  if (top === undefined) throw new CannotCompare(`${given} is no file or folder, and ${cwd} is in no git repository that could have such a ref.`);
  if (!isCommit(top, given))
    throw new CannotCompare(`${given} is no file, no folder and no git ref of ${top}; a remote's branch must have been fetched.`);
  const target = join(scratch, 'files');
  mkdirSync(target, { recursive: true });
  extract(top, given, specFolder, target);
  return readFolder(join(target, specFolder), given, specFolder);
}

function readBundle(file: string, name: string, shownAs: string): Version {
  let document;
  try {
    document = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof YAMLParseError ? error.message.split('\n')[0] : String(error instanceof Error ? error.message : error);
    throw new CannotCompare(`${name} is neither JSON nor YAML: ${reason}`);
  }
  return { name, document: checked(document, name), source: file, folder: undefined, shownAs };
}

/**
 * Bundles a folder. Nothing is written to it, for others may read it at the same time.
 */
async function readFolder(folder: string, name: string, shownAs: string): Promise<Version> {
  const source = join(folder, 'openapi.yaml');
  if (!existsSync(source)) throw new CannotCompare(`${name} holds no openapi.yaml.`);
  return { name, document: checked(await bundle(folder, name), name), source, folder, shownAs };
}

async function bundle(folder: string, name: string): Promise<unknown> {
  try {
    const { document } = await bundleInProcess(folder);
    // A tree, as it is read from a file: what the bundler has in two places may be one object.
    return JSON.parse(JSON.stringify(document));
  } catch (error) {
    const { message, lines = [`Redocly could not read the spec: ${message}`] } = (error as Error & { lines?: string[] });
    const more = lines.length > 1 ? ` (and ${lines.length - 1} more)` : '';
    // The reader knows the folder, and not where a ref's is for the moment.
    const reason = String(lines[0])
      .replaceAll(dirname(folder) + sep, '')
      .replace(/:\s+- /, ': ');
    throw new CannotCompare(`The version in ${name} cannot be bundled: ${reason}${more}`);
  }
}

function checked(document: unknown, name: string): Document {
  const version = isObject(document) ? document['openapi'] : undefined;
  if (!isObject(document) || typeof version !== 'string') throw new CannotCompare(`${name} is no OpenAPI document.`);
  if (!version.startsWith('3.1.')) throw new CannotCompare(`${name} is written in OpenAPI ${version}; only 3.1 can be compared.`);
  if (!isObject(document['paths'])) throw new CannotCompare(`${name} describes no paths.`);
  const [dangling] = danglingRefs(document, document, '');
  if (dangling) throw new CannotCompare(`${name} refers to ${dangling.ref} at ${dangling.pointer}, and nothing is there.`);
  return document;
}

/**
 * References that lead nowhere in the document, with the places that have them.
 */
function danglingRefs(document: Document, node: Json, pointer: string): { ref: string; pointer: string; }[] {
  if (typeof node !== 'object' || node === null) return [];
  const ref = childOf(node, '$ref');
  const target = refOf(node);
  const own = typeof ref === 'string' && (target === undefined || nodeAt(document, target) === undefined) ? [{ ref, pointer }] : [];
  // What an example holds is data.
  const entries = Object.entries(node).filter(([key]) => key !== 'value' && key !== 'example');
  return [...own, ...entries.flatMap(([key, child]) => danglingRefs(document, child, pointer + pointerOf(key)))];
}
