import { parsePointer } from '@wapi/types';
import { isObject } from '../../src/compare/json-pointer.js';
import type { Document, Json } from '../../src/compare/types.js';

/**
 * Changes a document. Must copy the containers that lead to the change, because an edited document shares all unchanged
 * containers with the original.
 */
export type Edit = (document: Document) => void;
type Container = Record<string, Json>;

function containerAt(document: Document, pointer: string): { container: Container; key: string } {
  const keys = parsePointer(pointer);
  const key = keys.pop() ?? '';
  let container: Json = document;
  for (const name of keys) container = replaceByCopy(container as Container, name, pointer);
  return { container: container as Container, key };
}

function replaceByCopy(container: Container, key: string, pointer: string): Json {
  const child = container[key];
  if (!isObject(child) && !Array.isArray(child)) missing(pointer);
  const copied: Json = Array.isArray(child) ? [...(child as Json[])] : { ...child };
  container[key] = copied;
  return copied;
}

/** An edit without effect would make a test pass for the wrong reason. */
function missing(pointer: string): never {
  throw new Error(`The bundle has no node at ${pointer}. Fix the edit.`);
}

function listAt(document: Document, pointer: string): Json[] {
  const { container, key } = containerAt(document, pointer);
  const list = replaceByCopy(container, key, pointer);
  return Array.isArray(list) ? (list as Json[]) : missing(pointer);
}

export const set =
  (pointer: string, value: Json): Edit =>
  (document) => {
    const { container, key } = containerAt(document, pointer);
    container[key] = value;
  };

export const remove =
  (pointer: string): Edit =>
  (document) => {
    const { container, key } = containerAt(document, pointer);
    if (!Object.hasOwn(container, key)) missing(pointer);
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  };

export const add =
  (pointer: string, ...values: Json[]): Edit =>
  (document) =>
    listAt(document, pointer).push(...values);

/** Removes a value from a list. */
export const drop =
  (pointer: string, value: Json): Edit =>
  (document) => {
    const list = listAt(document, pointer);
    const index = list.indexOf(value);
    if (index < 0) missing(`${pointer} (${String(value)})`);
    list.splice(index, 1);
  };

export const copy =
  (from: string, to: string): Edit =>
  (document) => {
    const { container, key } = containerAt(document, from);
    set(to, structuredClone(container[key] ?? missing(from)))(document);
  };

export const rename =
  (pointer: string, name: string): Edit =>
  (document) => {
    const { container, key } = containerAt(document, pointer);
    container[name] = container[key] ?? missing(pointer);
    delete container[key];
  };

export const reverse =
  (pointer: string): Edit =>
  (document) => {
    listAt(document, pointer).reverse();
  };

export const all =
  (...edits: Edit[]): Edit =>
  (document) =>
    edits.forEach((edit) => edit(document));

/**
 * Returns an edited copy of a document. The copy shares everything that the edits do not change, because cloning the
 * bundle is slow.
 */
export function edited(document: Document, ...edits: Edit[]): Document {
  const copied = { ...document };
  all(...edits)(copied);
  return copied;
}
