import { asObject, getStrings, isEqual } from '../json-pointer.js';
import {
  getAdditional,
  getKeptLimit,
  getLimit,
  getTypes,
  getValues,
  isAnything,
  isDefault,
  isLowerLimit,
  isStricter,
  limitTypes,
  satisfies,
} from '../normalize/constraints.js';
import { collectParts, findKeyword, findKeywords, getRequiredNames } from '../normalize/parts.js';
import { ownTypes, type SimpleType } from '../normalize/simple-types.js';
import type { Json, Narrowing, Node } from '../types.js';
import type { Schema } from './types.js';

/** Compares the keywords that contain no schemas. */
export function compareKeywords(from: Schema, to: Schema): Narrowing[] {
  const types = getTypes(from.document, from.parts);
  const accepted = getTypes(to.document, to.parts);
  const common = types.filter((type) => accepted.includes(type));
  return [
    ...compareTypes(from, to, types, accepted),
    ...compareValues(from, to, common),
    ...compareLimits(from, to, common),
    ...compareTexts(from, to, common),
    ...compareEncoding(from, to, common),
    ...compareRequired(from, to, common),
    ...compareAdditional(from, to, common),
  ];
}

/** Compares whether the schemas accept null, which the branches of a union leave out. */
export function compareNull(from: Schema, to: Schema): Narrowing[] {
  const types = getTypes(from.document, from.parts).filter((type) => type === 'null');
  return compareTypes(from, to, types, getTypes(to.document, to.parts));
}

function compareTypes(
  from: Schema,
  to: Schema,
  types: readonly SimpleType[],
  accepted: readonly SimpleType[],
): Narrowing[] {
  const rejected = types.filter((type) => !accepted.includes(type));
  // Skip listed values, because they are compared one by one. `getValues` omits null, which counts as a type.
  const isComparable =
    getValues(from.document, from.parts) !== undefined ||
    types.some((type) => type !== 'null' && accepted.includes(type));
  const areListed = getValues(to.document, to.parts) !== undefined && isComparable && !rejected.includes('null');
  if (rejected.length === 0 || areListed) return [];
  return [{ kind: 'type', keyword: 'type', from: findTypePlace(from, rejected), to: findTypePlace(to, []), rejected }];
}

/** Finds the keyword that decides the types. Prefers a branch that accepts one of the given types. */
function findTypePlace({ document, parts }: Schema, types: readonly SimpleType[]): Node | undefined {
  const branch = parts.find(
    ({ node, isBranch }) => isBranch && ownTypes(document, node).every((type) => types.includes(type)),
  );
  const own = parts.filter(({ isBranch }) => !isBranch);
  const keywords = ['type', 'anyOf', 'oneOf', 'enum', 'const'];
  return (
    findKeyword(branch ? [branch] : [], 'type') ??
    keywords.map((name) => findKeyword(own, name)).find((place) => place !== undefined)
  );
}

function compareValues(from: Schema, to: Schema, common: readonly SimpleType[]): Narrowing[] {
  const [before, after] = [from, to].map(({ document, parts }) => getValues(document, parts));
  const isOpen = findKeyword(to.parts, 'x-open-enum')?.node === true;
  const scalars = common.filter((type) => type !== 'null');
  if (after === undefined || isOpen || (scalars.length === 0 && before === undefined)) return [];
  const known = before?.values ?? (scalars.join() === 'boolean' ? [true, false] : undefined);
  const rejected = known?.filter((value) => !after.values.some((other) => isEqual(value, other)));
  if (rejected?.length === 0) return [];
  const isConstant = [before, after].every((list) => list === undefined || list.place.pointer.endsWith('/const'));
  return [
    {
      kind: isConstant ? 'constraint' : 'values',
      keyword: isConstant ? 'const' : 'enum',
      from: before?.place,
      to: after.place,
      ...(rejected && { rejected }),
    },
  ];
}

function compareLimits(from: Schema, to: Schema, common: readonly SimpleType[]): Narrowing[] {
  const values = getValues(from.document, from.parts)?.values;
  return Object.entries(limitTypes).flatMap(([kind, types]) => {
    if (!types.some((type) => common.includes(type))) return [];
    const before = getKeptLimit(from.document, from.parts, kind, common);
    const after = getLimit(to.document, to.parts, kind, common);
    if (after === undefined || !isStricter(after, before, isLowerLimit(kind))) return [];
    const isMet = (value: Json) => satisfies(value, kind, after.value) && !(after.isExclusive && value === after.value);
    if (values?.every(isMet)) return [];
    const keyword = after.pointer.replace(/.*\//, '');
    // An implied limit, such as `items: false`, has no value to show.
    const isWritten = typeof before?.node === 'number';
    return [{ kind: 'constraint', keyword, from: isWritten ? before : undefined, to: after }];
  });
}

/** Keywords whose values are only checked for equality, each with the types to which it applies. */
const textTypes: Readonly<Record<string, readonly SimpleType[]>> = {
  pattern: ['string'],
  format: ['string', 'integer', 'fraction'],
  contentMediaType: ['string'],
  multipleOf: ['integer', 'fraction'],
  uniqueItems: ['array'],
};

/** For each format, the wider formats, which include all of its values. */
const widerFormats: Readonly<Record<string, readonly string[]>> = {
  int32: ['int64', 'double'],
  float: ['double'],
  uuid: ['uri-reference'],
  uri: ['iri', 'uri-reference', 'iri-reference'],
  email: ['idn-email'],
  hostname: ['idn-hostname'],
};

function compareTexts(from: Schema, to: Schema, common: readonly SimpleType[]): Narrowing[] {
  const values = getValues(from.document, from.parts)?.values;
  return Object.entries(textTypes).flatMap(([keyword, types]) => {
    if (!types.some((type) => common.includes(type))) return [];
    const before = findKeywords(from.parts, keyword);
    const narrower = findKeywords(to.parts, keyword).filter(
      ({ node }) =>
        !isDefault(keyword, node) &&
        !before.some((place) => implies(keyword, place.node, node)) &&
        !(keyword === 'multipleOf' && Number.isInteger(1 / Number(node)) && !common.includes('fraction')) &&
        !values?.every((value) => satisfies(value, keyword, node)),
    );
    return narrower.map((place) => ({ kind: 'constraint', keyword, from: before[0], to: place }) as const);
  });
}

/** Every change of the encoding is reported, because the same text then means a different value. */
function compareEncoding(from: Schema, to: Schema, common: readonly SimpleType[]): Narrowing[] {
  const [before, after] = [from, to].map(({ parts }) => findKeyword(parts, 'contentEncoding'));
  if (!common.includes('string') || isEqual(before?.node, after?.node)) return [];
  return [{ kind: 'constraint', keyword: 'contentEncoding', from: before, to: after }];
}

function implies(keyword: string, value: Json, other: Json): boolean {
  if (isEqual(value, other)) return true;
  if (keyword === 'multipleOf') return Number.isInteger(Number(value) / Number(other));
  return keyword === 'format' && (widerFormats[String(value)] ?? []).includes(String(other));
}

function compareRequired(from: Schema, to: Schema, common: readonly SimpleType[]): Narrowing[] {
  if (!common.includes('object')) return [];
  const known = getRequiredNames(from.parts);
  const rejected = getRequiredNames(to.parts).filter((name) => !known.includes(name));
  const findPlace = (schema: Schema) => {
    const places = findKeywords(schema.parts, 'required');
    return places.find(({ node }) => Array.isArray(node) && node.some((name) => rejected.includes(String(name))));
  };
  const place = findPlace(to);
  const same = findKeywords(from.parts, 'required').find(({ pointer }) => pointer === place?.pointer);
  const required: Narrowing[] =
    rejected.length > 0 ? [{ kind: 'required', keyword: 'required', from: same, to: place, rejected }] : [];
  return [...required, ...compareDependent(from, to)];
}

/** Returns whether a schema contains only `required`. */
export const isOnlyRequired = (schema: Json): boolean => Object.keys(Object(schema)).join() === 'required';

/**
 * Finds the fields that `dependentRequired` requires. Also finds the fields that `dependentSchemas` requires, if its
 * schemas contain nothing else.
 */
const findDependent = ({ parts }: Schema): Node[] => [
  ...findKeywords(parts, 'dependentRequired'),
  ...findKeywords(parts, 'dependentSchemas').map(({ node, pointer }) => {
    const simple = Object.entries(asObject(node)).filter(([, schema]) => isOnlyRequired(schema));
    return {
      pointer,
      node: Object.fromEntries(simple.map(([name, schema]) => [name, asObject(schema)['required'] ?? []])),
    };
  }),
];

function compareDependent(from: Schema, to: Schema): Narrowing[] {
  const before = findDependent(from);
  const required = getRequiredNames(from.parts);
  return findDependent(to).flatMap((after): Narrowing[] => {
    const isNarrower = Object.entries(asObject(after.node)).some(([name, names]) => {
      const known = [...required, ...before.flatMap(({ node }) => getStrings(asObject(node)[name]))];
      return getStrings(names).some((other) => !known.includes(other));
    });
    return isNarrower ? [{ kind: 'constraint', keyword: 'dependentRequired', from: before[0], to: after }] : [];
  });
}

function compareAdditional(from: Schema, to: Schema, common: readonly SimpleType[]): Narrowing[] {
  const isEmpty = getKeptLimit(from.document, from.parts, 'maxProperties')?.value === 0;
  if (!common.includes('object') || isEmpty) return [];
  const [before, after] = [from, to].map(({ document, parts }) => getAdditional(document, parts));
  const isNarrower = before?.closed === undefined && (after?.closed ?? (before?.schema ? undefined : after?.schema));
  if (!isNarrower) return [];
  const findPlace = ({ document, parts }: Schema) =>
    ['additionalProperties', 'unevaluatedProperties']
      .flatMap((name) => findKeywords(parts, name))
      .find((place) => !isAnything(collectParts(document, place)));
  const places = { from: findPlace(from), to: findPlace(to) };
  const keyword = places.to?.pointer.replace(/.*\//, '') ?? 'additionalProperties';
  return [{ kind: 'constraint', keyword, ...places }];
}
