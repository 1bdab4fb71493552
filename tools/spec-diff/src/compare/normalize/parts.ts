// A schema consists of parts: its own keywords, its `$ref` and its `allOf`. Integrators do not care which part contains
// a field, so the checks read all parts together and name the part that contains the field. The branches of an `anyOf`
// or `oneOf` also count as parts if they can be read together. For example, `anyOf: [X, { type: 'null' }]` is X with
// one more type.
import { formatPointer } from '@wapi/types';
import { getChild, getRef, isEqual, isObject, valueAt } from '../json-pointer.js';
import type { Document, Json, Node } from '../types.js';
import { simplifyNot } from './negation.js';
import { acceptedTypes } from './simple-types.js';

/** A part of a schema. */
export interface Part extends Node {
  /**
   * True if the part comes from a branch of a union. The accepted types are then those of the whole union, because its
   * other branches may accept null.
   */
  isBranch?: boolean;
}

/** A `oneOf` or `anyOf` whose branches cannot be read as one schema. */
export interface Union extends Node {
  keyword: 'anyOf' | 'oneOf';
  /** The parts of each branch, without the branch `{ type: 'null' }`. */
  branches: Part[][];
}

/** How to read the branches of a union, without the branch `{ type: 'null' }`. */
interface Classification {
  kind: 'parts' | 'values' | 'union';
  /** The indexes of the branches. */
  indexes: number[];
  values: Json[];
}

const unionKeywords = ['oneOf', 'anyOf'] as const;

/**
 * Collects the parts of a schema, starting with its own keywords. If a node is not a schema, it is its only part.
 *
 * @param above pointers already followed, to stop at schemas that contain themselves
 */
export function collectParts(document: Document, place: Part, above: ReadonlySet<string> = new Set()): Part[] {
  const { node, pointer, isBranch = false } = place;
  if (typeof node === 'boolean') return [place];
  if (!isObject(node) || above.has(pointer)) return [];
  const path = new Set([...above, pointer]);
  const target = getRef(node);
  const referenced = target === undefined ? undefined : valueAt(document, target);
  const allOf = Array.isArray(node['allOf']) ? node['allOf'] : [];
  const positive = simplifyNot({ node, pointer });
  return [
    place,
    ...(target === undefined || referenced === undefined
      ? []
      : collectParts(document, { node: referenced, pointer: target, isBranch }, path)),
    ...allOf.flatMap((part, index) =>
      collectParts(document, { node: part, pointer: pointer + formatPointer('allOf', index), isBranch }, path),
    ),
    ...(positive === undefined ? [] : collectParts(document, { ...positive, isBranch }, path)),
    ...unionKeywords.flatMap((keyword) => {
      const union = classify(document, node, pointer, keyword);
      const branches = union?.kind === 'parts' ? union.branches : [];
      return branches.flatMap((branch) => collectParts(document, { ...branch, isBranch: true }, path));
    }),
  ];
}

/** Lists the unions of a schema that count neither as parts nor as lists of values. */
export function getUnions(document: Document, parts: readonly Part[]): Union[] {
  return parts.flatMap(({ node, pointer }) =>
    unionKeywords.flatMap((keyword) => {
      const union = classify(document, node, pointer, keyword);
      if (union?.kind !== 'union') return [];
      const branches = union.branches.map((branch) => collectParts(document, branch));
      return [{ keyword, node: getChild(node, keyword) ?? [], pointer: pointer + formatPointer(keyword), branches }];
    }),
  );
}

/** Returns the values of a union that consists of constants, such as `oneOf: [{ const: 'a' }, { const: 'b' }]`. */
export function getUnionValues(document: Document, { node, pointer }: Node, keyword: 'anyOf' | 'oneOf') {
  const union = classify(document, node, pointer, keyword);
  if (union?.kind !== 'values') return undefined;
  if (keyword === 'anyOf') return union.values;
  // A value that several branches list fails `oneOf`.
  return union.values.filter((value) => union.values.filter((other) => isEqual(value, other)).length === 1);
}

/** Cached per document, because the same list can refer to different components in a different document. */
const classifications: WeakMap<Document, WeakMap<object, Classification>> = new WeakMap();

function classify(document: Document, schema: Json, pointer: string, keyword: string) {
  const list = getChild(schema, keyword);
  if (!Array.isArray(list)) return undefined;
  const known = classifications.get(document) ?? new WeakMap<object, Classification>();
  classifications.set(document, known);
  const all = list.map((node: Json, index) => ({ node, pointer: pointer + formatPointer(keyword, index) }));
  if (!known.has(list)) {
    // Set a preliminary result first, because a union may contain itself. Such a union is not simplified.
    known.set(list, { kind: 'union', indexes: [...all.keys()], values: [] });
    known.set(list, classifyBranches(document, all, getChild(schema, 'discriminator') !== undefined));
  }
  const { kind, indexes, values } = known.get(list) ?? { kind: 'union', indexes: [], values: [] };
  return { kind, values, branches: all.filter((_branch, index) => indexes.includes(index)) };
}

function classifyBranches(document: Document, all: Node[], hasDiscriminator: boolean): Classification {
  const branches = all.filter(({ node }) => acceptedTypes(document, node).join() !== 'null');
  const indexes = branches.map((branch) => all.indexOf(branch));
  if (branches.length <= 1) return { kind: 'parts', indexes, values: [] };
  if (hasDiscriminator) return { kind: 'union', indexes, values: [] };
  const parts = branches.map((branch) => collectParts(document, branch));
  const values = parts.map((own) => readConstants(own));
  if (values.every((list) => list !== undefined)) return { kind: 'values', indexes, values: values.flat() };
  // Each keyword applies to one type, so branches with different types can be read together.
  const types = branches.flatMap(({ node }) => acceptedTypes(document, node));
  const isDisjoint = new Set(types).size === types.length;
  const isPlain = parts.every((own) => own.every(({ node }) => typedKeywords.every((key) => !(key in Object(node)))));
  return { kind: isDisjoint && isPlain ? 'parts' : 'union', indexes, values: [] };
}

/** Keywords that apply to more than one type. */
const typedKeywords = ['enum', 'const', 'not', 'if', 'oneOf', 'anyOf'];

const annotations = ['type', 'title', 'description', 'examples', 'deprecated', '$comment', '$ref', 'allOf'];

/** Returns the constants of a schema. Returns undefined if the schema has other keywords. */
function readConstants(parts: readonly Part[]): Json[] | undefined {
  const lists: Json[][] = [];
  for (const { node } of parts) {
    for (const [key, value] of Object.entries(isObject(node) ? node : {})) {
      if (key === 'const') lists.push([value]);
      else if (key === 'enum' && Array.isArray(value)) lists.push([...value]);
      else if (!annotations.includes(key) && !key.startsWith('x-')) return undefined;
    }
  }
  return lists.length === 1 ? lists[0] : undefined;
}

/** Finds a keyword in the first part that has it. */
export function findKeyword(parts: readonly Node[], name: string): Node | undefined {
  return findKeywords(parts, name)[0];
}

/** Finds all occurrences of a keyword in the parts. */
export function findKeywords(parts: readonly Node[], name: string): Node[] {
  return parts.flatMap(({ node, pointer }) => {
    const value = getChild(node, name);
    return value === undefined ? [] : [{ node: value, pointer: pointer + formatPointer(name) }];
  });
}

/**
 * Collects what every part of a schema has at a key. There can be several results, because two branches of an `allOf`
 * can describe the same property.
 */
export function collectPartsAt(document: Document, parts: readonly Node[], ...keys: (string | number)[]): Part[] {
  return parts.flatMap((part) => {
    const node = keys.reduce((at: Json | undefined, key) => getChild(at, String(key)), part.node);
    return node === undefined ? [] : collectParts(document, { node, pointer: part.pointer + formatPointer(...keys) });
  });
}

export const getPropertyNames = (parts: readonly Node[]): string[] => [
  ...new Set(parts.flatMap(({ node }) => Object.keys(getChild(node, 'properties') ?? {}))),
];

/** Returns the names of all fields, including those that only a branch of a union describes. */
export const getAllPropertyNames = (document: Document, parts: readonly Part[]): string[] => [
  ...new Set([
    ...getPropertyNames(parts),
    ...getUnions(document, parts).flatMap(({ branches }) => branches.flatMap(getPropertyNames)),
  ]),
];

export const getRequiredNames = (parts: readonly Node[]): string[] => [
  ...new Set(
    parts.flatMap(({ node }) => {
      const required = getChild(node, 'required');
      return Array.isArray(required) ? required.map(String) : [];
    }),
  ),
];
