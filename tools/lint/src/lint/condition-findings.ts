import { dirname, resolve } from 'node:path';
import type { RedoclyFinding } from '../redocly.js';
import { withoutConditions } from '../rule-support/schemas.js';
import { isObject, valueAt } from '../rule-support/values.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import type { SourceFile } from '../source/sources.js';

const undefinedField = 'no-required-schema-properties-undefined';

type Sources = readonly SourceFile[];

/** A node of a file, with the folder that its `$ref`s are relative to. */
interface Place {
  file: string;
  node: unknown;
}

/** Returns the node itself, the target of its `$ref` and its `allOf` parts. */
function partsOf(sources: Sources, { file, node }: Place, depth = 0): Place[] {
  if (!isObject(node) || depth > 20) return [];
  const ref = typeof node['$ref'] === 'string' ? resolve(dirname(file), node['$ref']) : undefined;
  const target = sources.find((source) => source.file === ref);
  const parts: unknown[] = Array.isArray(node['allOf']) ? node['allOf'] : [];
  return [
    { file, node },
    ...(target ? partsOf(sources, { file: target.file, node: target.data }, depth + 1) : []),
    ...parts.flatMap((part) => partsOf(sources, { file, node: part }, depth + 1)),
  ];
}

/** Whether the schema at a path in a file defines a field. */
function definesField(sources: Sources, file: string, path: readonly string[], field: string): boolean {
  const start = partsOf(sources, { file, node: sources.find((source) => source.file === file)?.data });
  const places = [...path, 'properties', field].reduce<Place[]>(
    (current, key) =>
      current.flatMap(({ file: at, node }) => {
        const child = valueAt(node, [key]);
        if (child === undefined) return [];
        return key === 'properties' ? [{ file: at, node: child }] : partsOf(sources, { file: at, node: child });
      }),
    start,
  );
  return places.length > 0;
}

/**
 * Drops findings about fields that only a condition requires, if the schema around the condition defines them. Redocly
 * looks for them in the condition itself.
 */
export function withoutConditionFindings(sources: Sources, findings: readonly RedoclyFinding[]): RedoclyFinding[] {
  return findings.filter(({ rule, file, pointer, message }) => {
    const field = /^Required property '(.+)' is not defined/.exec(message)?.[1];
    if (rule !== undefinedField || pointer === undefined || field === undefined) return true;
    const path = withoutConditions(fromPointer(decodeURI(pointer).slice(1)));
    const end = path?.lastIndexOf('required') ?? -1;
    return path === undefined || end < 0 || !definesField(sources, file, path.slice(0, end), field);
  });
}
