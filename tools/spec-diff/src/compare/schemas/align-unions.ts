import { getRef, isEqual } from '../json-pointer.js';
import { collectPartsAt, getPropertyNames, getUnions, type Part, type Union } from '../normalize/parts.js';
import { getValues } from '../normalize/constraints.js';
import type { Json } from '../types.js';
import { areDisjoint } from './disjoint.js';
import type { Level, Schema } from './types.js';

type Subschema = (from: Schema, to: Schema) => boolean;

/**
 * Pairs the branches of `oneOf` and `anyOf`. Each branch includes the keywords beside its union, because a constraint
 * means the same beside the union and in all branches. A schema with several unions is split by its first one, and the
 * resulting pairs by the next.
 */
export function alignUnions(from: Schema, to: Schema, isSubschema: Subschema): Level {
  const [before, after] = [from, to].map(({ document, parts }) => getUnions(document, parts)[0]);
  if (before === undefined) {
    return after === undefined ? { narrowings: [], pairs: [] } : findBranch(from, to, after, isSubschema);
  }
  if (after !== undefined) return alignBranches(from, to, before, after, isSubschema);
  const pairs = before.branches.map((branch): [Schema, Schema] => [select(from, before, branch), to]);
  return { narrowings: [], pairs, isSplit: true };
}

/**
 * Returns a schema in which one branch replaces the whole union. Omits the parts of the branch that the schema already
 * has, because a branch that refers to the schema itself would otherwise be expanded without end.
 *
 * @param dropped keywords to omit beside the union
 */
function select(
  { document, parts }: Schema,
  { keyword, pointer }: Union,
  branch: readonly Part[],
  dropped: readonly string[] = [],
): Schema {
  const masked = parts.map((part) => {
    if (`${part.pointer}/${keyword}` !== pointer) return part;
    const kept = Object.entries(part.node as Record<string, Json>).filter(
      ([name]) => name !== keyword && !dropped.includes(name),
    );
    return { ...part, node: Object.fromEntries(kept) };
  });
  const added = branch.filter((part) => !parts.some(({ pointer: known }) => known === part.pointer));
  return { document, parts: [...masked, ...added] };
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

/** A branch of a union, by itself and together with the keywords beside the union. */
interface Branch {
  own: Schema;
  whole: Schema;
}

const readBranches = (schema: Schema, union: Union): Branch[] =>
  union.branches.map((parts) => ({
    own: { document: schema.document, parts },
    // The union's discriminator would hide the discriminator of a union inside the branch.
    whole: select(schema, union, parts, ['discriminator']),
  }));

function alignBranches(from: Schema, to: Schema, before: Union, after: Union, isSubschema: Subschema): Level {
  const level: Level = { narrowings: [], pairs: [], hasBranches: true };
  const left = new Set(readBranches(from, before));
  const right = new Set(readBranches(to, after));
  const accepted = [...right];
  const accepts = (candidate: Branch, branch: Branch) => isSubschema(branch.whole, candidate.whole);
  const matches = [
    (branch: Branch, candidate: Branch) => isSameBranch(branch.own, candidate.own),
    (branch: Branch, candidate: Branch) => hasSameConstant(branch.own, candidate.own),
    (branch: Branch, candidate: Branch) => accepts(candidate, branch),
    (branch: Branch, candidate: Branch) => isSubschema(branch.own, candidate.own),
  ];
  for (const isMatch of matches) {
    for (const branch of left) {
      const partner = [...right].find((candidate) => isMatch(branch, candidate));
      if (partner === undefined) continue;
      level.pairs.push([branch.whole, partner.whole]);
      left.delete(branch);
      right.delete(partner);
    }
  }
  for (const branch of left) {
    const [next] = right;
    // A branch can already have a partner, because several branches may have been merged into one.
    const partner = accepted.find((candidate) => accepts(candidate, branch)) ?? next;
    if (partner) level.pairs.push([branch.whole, partner.whole]);
    else level.narrowings.push({ kind: 'branch', keyword: before.keyword, from: branch.own.parts[0] });
    if (partner === next && next) right.delete(next);
  }
  if (after.keyword === 'oneOf' && !isExclusive(from, to, before, after, isSubschema))
    level.narrowings.push({ kind: 'branch', keyword: 'oneOf', from: before, to: after });
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
