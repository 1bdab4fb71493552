import { formatPointer } from '@wapi/types';
import { getChild, isEqual, isObject } from '../json-pointer.js';
import {
  areItemsUnused,
  getAdditional,
  getKeptLimit,
  getTypes,
  getValues,
  isAnything,
} from '../normalize/constraints.js';
import { simplifyNot, splitNot } from '../normalize/negation.js';
import { collectParts, collectPartsAt, findKeyword, findKeywords, getPropertyNames } from '../normalize/parts.js';
import { alignUnions } from './align-unions.js';
import { compareKeywords, compareNull, isOnlyRequired } from './compare-keywords.js';
import type { Narrowing, Node } from '../types.js';
import type { Level, Schema } from './types.js';

/**
 * Compares two schemas, but not the schemas inside them.
 *
 * @param from the sender's schema: from `base` for a request, from `head` for a response
 * @param to the receiver's schema
 * @param visited pairs that are being compared, for schemas that contain themselves
 */
export function compareSchemas(from: Schema, to: Schema, visited: ReadonlySet<string> = new Set()): Level {
  const unions = alignUnions(from, to, (one, other) => isSubschema(one, other, visited));
  if (unions.isSplit) return unions;
  if (unions.hasBranches) return { ...unions, narrowings: [...compareNull(from, to), ...unions.narrowings] };
  const inside = compareInside(from, to);
  return {
    narrowings: [...compareKeywords(from, to), ...inside.narrowings, ...unions.narrowings],
    pairs: [...inside.pairs, ...unions.pairs],
  };
}

/**
 * Returns whether `to` certainly accepts every value that `from` accepts. Returns false if this is uncertain.
 *
 * @param visited pairs that are being compared, for schemas that contain themselves
 */
export function isSubschema(from: Schema, to: Schema, visited: ReadonlySet<string> = new Set()): boolean {
  const key = [from, to].map(({ parts }) => parts.map(({ pointer }) => pointer).join(' ')).join(' to ');
  if (visited.has(key)) return true;
  const path = new Set([...visited, key]);
  const { narrowings, pairs } = compareSchemas(from, to, path);
  if (narrowings.length > 0 || !hasSameFields(from, to)) return false;
  return pairs.every(([one, other]) => isSubschema(one, other, path));
}

/**
 * Returns whether two schemas describe the same fields. If not, they describe different things, even if both accept the
 * same values.
 */
function hasSameFields(from: Schema, to: Schema): boolean {
  const [own, other] = [from, to].map(({ parts }) => getPropertyNames(parts));
  const isClosed = getAdditional(from.document, from.parts).closed !== undefined;
  return (
    (own ?? []).every((name) => other?.includes(name)) &&
    (isClosed || (other ?? []).every((name) => own?.includes(name)))
  );
}

function compareInside(from: Schema, to: Schema): Level {
  const level: Level = { narrowings: [], pairs: [] };
  const getInner = ({ document, parts }: Schema, ...keys: (string | number)[]): Schema => ({
    document,
    parts: collectPartsAt(document, parts, ...keys),
  });
  const add = (keyword: string, ...keys: (string | number)[]) => {
    const [before, after] = [getInner(from, keyword, ...keys), getInner(to, keyword, ...keys)];
    if (isAnything(after.parts)) return;
    if (!isAnything(before.parts)) level.pairs.push([before, after]);
    // `items: true` and `items: {}` mean the same as no `items`, so report the keyword and not the types inside it.
    else level.narrowings.push({ kind: 'constraint', keyword, from: before.parts[0], to: after.parts[0] });
  };

  for (const name of getPropertyNames(from.parts)) {
    const [before, after] = [getInner(from, 'properties', name), getInner(to, 'properties', name)];
    if (after.parts.length > 0) level.pairs.push([before, after]);
  }
  for (const pattern of getKeys(to, 'patternProperties')) add('patternProperties', pattern);
  if (haveArrays(from, to)) {
    const maxItems = getKeptLimit(from.document, from.parts, 'maxItems')?.value ?? Infinity;
    for (const index of getKeys(to, 'prefixItems')) if (Number(index) < maxItems) add('prefixItems', index);
    if (!areItemsUnused(to.parts, maxItems)) add('items');
  }
  const [additional, accepted] = [from, to].map(({ document, parts }) => getAdditional(document, parts).schema);
  if (additional && accepted) {
    level.pairs.push([
      { document: from.document, parts: additional },
      { document: to.document, parts: accepted },
    ]);
  }
  level.narrowings.push(...compareConditions(from, to), ...compareRest(from, to));
  return level;
}

/** If one of the schemas accepts no array, the comparison of their types reports that. */
const haveArrays = (...schemas: Schema[]): boolean =>
  schemas.every(({ document, parts }) => getTypes(document, parts).includes('array'));

/**
 * Compares the keywords for fields or items without their own schema in `to`. These keywords also apply to the fields
 * and items that only `from` describes.
 */
function compareRest(from: Schema, to: Schema): Narrowing[] {
  const isMissing = (keyword: string) => getKeys(from, keyword).some((key) => !getKeys(to, keyword).includes(key));
  const { closed, schema } = getAdditional(to.document, to.parts);
  const items = collectPartsAt(to.document, to.parts, 'items');
  const limits = [
    ...((closed || schema) && isMissing('patternProperties') ? ['patternProperties'] : []),
    ...(!isAnything(items) && isMissing('prefixItems') ? ['prefixItems'] : []),
  ];
  return limits.map((keyword) => ({ kind: 'constraint', keyword, from: findKeyword(from.parts, keyword) }));
}

const getKeys = ({ parts }: Schema, keyword: string): string[] => [
  ...new Set(findKeywords(parts, keyword).flatMap(({ node }) => Object.keys(Object(node)))),
];

/** Keywords whose schemas must stay equivalent, because a wider schema can reject more values. */
const conditions = ['if', 'then', 'else', 'contains', 'minContains', 'maxContains', 'unevaluatedItems'];

function compareConditions(from: Schema, to: Schema): Narrowing[] {
  const names = ['propertyNames', ...conditions];
  const dependent = getKeys(to, 'dependentSchemas');
  return [
    ...compareCondition(
      'not',
      readNegations(from),
      readNegations(to).filter((negation) => isPossible(from, negation) && !isListed(to, negation)),
    ),
    ...names
      .flatMap((keyword) => compareCondition(keyword, readConditions(from, keyword), readConditions(to, keyword)))
      // `if`, `then` and `else` are one condition, so report only the first of them.
      .filter(({ keyword }, index, all) => !isPartOfIf(keyword) || !isPartOfIf(all[index - 1]?.keyword)),
    ...dependent.flatMap((name) =>
      compareCondition('dependentSchemas', readDependent(from, name), readDependent(to, name)),
    ),
  ];
}

/** Compares conditions. Each condition in `to` must follow from a condition in `from`. */
function compareCondition(keyword: string, before: readonly Condition[], after: readonly Condition[]): Narrowing[] {
  return after.flatMap(({ place, schema }): Narrowing[] => {
    if (keyword !== 'not' && isObjectOrTrue(place.node) && isAnything(schema.parts)) return [];
    if (keyword === 'propertyNames' && isSubschema(anyName, schema)) return [];
    if (before.some((known) => isCompatible(keyword, known, { place, schema }))) return [];
    return [{ kind: 'constraint', keyword, from: before[0]?.place, to: place }];
  });
}

const isPartOfIf = (keyword: string | undefined): boolean => ['if', 'then', 'else'].includes(String(keyword));

/** `then` and `else` without `if`, and `if` without an effective `then` or `else`, accept everything. */
const isEffective = ({ document, parts }: Schema): boolean =>
  findKeyword(parts, 'if') !== undefined &&
  ['then', 'else'].some((keyword) => !isAnything(collectPartsAt(document, parts, keyword)));

const readConditions = ({ document, parts }: Schema, keyword: string): Condition[] => {
  const effective = parts.filter((part) => {
    if (isPartOfIf(keyword)) return isEffective({ document, parts: [part] });
    // Without `contains`, its limits have no effect. `minContains: 1` is the default.
    const isLimit = keyword === 'minContains' || keyword === 'maxContains';
    const isDefault = keyword === 'minContains' && getChild(part.node, keyword) === 1;
    return !isLimit || (findKeyword([part], 'contains') !== undefined && !isDefault);
  });
  return findKeywords(effective, keyword).map((place) => ({
    place,
    schema: { document, parts: collectParts(document, place) },
  }));
};

/** Reads the schemas under `not` that no other keyword can express. */
const readNegations = ({ document, parts }: Schema): Condition[] =>
  parts
    .filter((part) => simplifyNot(part) === undefined)
    .flatMap((part) => findKeywords([part], 'not'))
    .flatMap((place) =>
      splitNot(place.node).map((node) => {
        const own = { ...place, node };
        return { place: own, schema: { document, parts: collectParts(document, own) } };
      }),
    );

/** Returns whether a schema may accept values that a negation rejects. Considers only types and listed values. */
function isPossible({ document, parts }: Schema, { place, schema }: Condition): boolean {
  const types = getTypes(schema.document, schema.parts);
  if (!getTypes(document, parts).some((type) => types.includes(type))) return false;
  const rejected = getChild(place.node, 'const');
  const values = getValues(document, parts)?.values;
  return rejected === undefined || values === undefined || values.some((value) => isEqual(value, rejected));
}

/** Returns whether a negation excludes a value from a list of values, which the comparison of the values reports. */
const isListed = ({ document, parts }: Schema, { place }: Condition): boolean =>
  getChild(place.node, 'const') !== undefined && getValues(document, parts) !== undefined;

/** A schema that accepts every possible field name. A `propertyNames` that accepts all of these names has no effect. */
const anyName: Schema = { document: {}, parts: [{ node: { type: 'string' }, pointer: '' }] };

interface Condition {
  place: Node;
  schema: Schema;
}

const isObjectOrTrue = (node: unknown) => node === true || isObject(node);

function isCompatible(keyword: string, before: Condition, after: Condition): boolean {
  if (!isObject(before.place.node) || !isObject(after.place.node)) return before.place.node === after.place.node;
  if (keyword === 'propertyNames') return isSubschema(before.schema, after.schema);
  if (keyword === 'not') return isSubschema(after.schema, before.schema);
  return isSubschema(before.schema, after.schema) && isSubschema(after.schema, before.schema);
}

const readDependent = ({ document, parts }: Schema, name: string): Condition[] =>
  findKeywords(parts, 'dependentSchemas').flatMap(({ node, pointer }) => {
    const inner = getChild(node, name);
    if (inner === undefined || isOnlyRequired(inner)) return [];
    const place = { node: inner, pointer: pointer + formatPointer(name) };
    return [{ place, schema: { document, parts: collectParts(document, place) } }];
  });
