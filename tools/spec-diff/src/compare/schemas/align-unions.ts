import { getRef, isEqual } from '../json-pointer.js';
import { collectPartsAt, getPropertyNames, getUnions, type Part, type Union } from '../normalize/parts.js';
import { getValues } from '../normalize/constraints.js';
import type { Json, Narrowing } from '../types.js';
import { areDisjoint } from './disjoint.js';
import type { Level, Schema } from './types.js';

type Subschema = (from: Schema, to: Schema) => boolean;

/** Pairs the branches of `oneOf` and `anyOf`. */
export function alignUnions(from: Schema, to: Schema, isSubschema: Subschema): Level {
  const [own, other] = [from, to].map(({ document, parts }) => getUnions(document, parts));
  const [before, after] = [own?.[0], other?.[0]];
  if (before === undefined && after === undefined) return { narrowings: [], pairs: [] };
  if (after === undefined && before !== undefined) {
    const pairs = before.branches.map((branch): [Schema, Schema] => [select(from, before, branch), to]);
    return { narrowings: [], pairs, isSplit: true };
  }
  if (before === undefined && after !== undefined) return findBranch(from, to, after, isSubschema);
  const levels = (own ?? []).map((union, index) => {
    const counterpart = other?.[index];
    return counterpart ? alignBranches(from, to, union, counterpart, isSubschema) : { narrowings: [], pairs: [] };
  });
  const added = (other ?? []).slice(own?.length).map((union): Narrowing => {
    return { kind: 'branch', keyword: union.keyword, to: union };
  });
  return {
    narrowings: [...levels.flatMap(({ narrowings }) => narrowings), ...added],
    pairs: levels.flatMap(({ pairs }) => pairs),
  };
}

/** Returns a schema in which one branch replaces the whole union. */
function select({ document, parts }: Schema, { keyword, pointer }: Union, branch: readonly Part[]): Schema {
  const masked = parts.map((part) => {
    if (`${part.pointer}/${keyword}` !== pointer) return part;
    const { [keyword]: _union, ...rest } = part.node as Record<string, Json>;
    return { ...part, node: rest };
  });
  return { document, parts: [...masked, ...branch] };
}

/**
 * Finds the branch that accepts all values of a schema without a union. The other branches of a `oneOf` must reject
 * them.
 */
function findBranch(from: Schema, to: Schema, union: Union, isSubschema: Subschema): Level {
  const branches = union.branches.map((branch) => select(to, union, branch));
  const rejectsAll = (branch: Schema) => union.keyword === 'anyOf' || areDisjoint(from, branch);
  const match = branches.find(
    (branch) => isSubschema(from, branch) && branches.every((other) => other === branch || rejectsAll(other)),
  );
  if (match) return { narrowings: [], pairs: [[from, match]], isSplit: true };
  return { narrowings: [{ kind: 'branch', keyword: union.keyword, to: union }], pairs: [] };
}

function alignBranches(from: Schema, to: Schema, before: Union, after: Union, isSubschema: Subschema): Level {
  const level: Level = { narrowings: [], pairs: [] };
  const left = new Set(before.branches.map((parts) => ({ document: from.document, parts })));
  const right = new Set(after.branches.map((parts) => ({ document: to.document, parts })));
  const accepted = [...right];
  const matches = [isSameBranch, hasSameConstant, isSubschema];
  for (const isMatch of matches) {
    for (const schema of left) {
      const partner = [...right].find((candidate) => isMatch(schema, candidate));
      if (partner === undefined) continue;
      level.pairs.push([schema, partner]);
      left.delete(schema);
      right.delete(partner);
    }
  }
  for (const schema of left) {
    const [next] = right;
    // A branch can already have a partner, because several branches may have been merged into one.
    const partner = accepted.find((candidate) => isSubschema(schema, candidate)) ?? next;
    if (partner) level.pairs.push([schema, partner]);
    else level.narrowings.push({ kind: 'branch', keyword: before.keyword, from: schema.parts[0] });
    if (partner === next && next) right.delete(next);
  }
  if (after.keyword === 'oneOf' && !isExclusive(from, to, before, after, isSubschema))
    level.narrowings.push({ kind: 'branch', keyword: 'oneOf', to: after });
  return level;
}

/**
 * Checks that at most one branch of a `oneOf` accepts each value of a schema, because a value that several branches
 * accept fails `oneOf`. That is certain if the branches are disjoint, or if each is in a different branch of the
 * schema's own `oneOf`.
 */
function isExclusive(from: Schema, to: Schema, before: Union, after: Union, isSubschema: Subschema): boolean {
  const branches = after.branches.map((branch) => select(to, after, branch));
  if (branches.every((branch, index) => branches.slice(index + 1).every((other) => areDisjoint(branch, other))))
    return true;
  const free = before.keyword === 'oneOf' ? before.branches.map((branch) => select(from, before, branch)) : [];
  return branches.every((branch) => {
    const index = free.findIndex((candidate) => isSubschema(branch, candidate));
    if (index >= 0) free.splice(index, 1);
    return index >= 0;
  });
}

function isSameBranch({ parts: [part] }: Schema, { parts: [other] }: Schema): boolean {
  if (part === undefined || other === undefined) return false;
  const [ref, otherRef] = [getRef(part.node), getRef(other.node)];
  return ref === undefined && otherRef === undefined ? isEqual(part.node, other.node) : ref === otherRef;
}

/** Reads the fields with a fixed value, because they distinguish the branches. */
const readConstants = ({ document, parts }: Schema): [string, Json][] =>
  getPropertyNames(parts).flatMap((name) => {
    const values = getValues(document, collectPartsAt(document, parts, 'properties', name))?.values;
    return values?.length === 1 ? [[name, values[0] ?? null] as [string, Json]] : [];
  });

function hasSameConstant(schema: Schema, other: Schema): boolean {
  const constants = new Map(readConstants(other));
  return readConstants(schema).some(([name, value]) => constants.has(name) && isEqual(constants.get(name), value));
}
