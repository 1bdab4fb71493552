import type { PrebuiltExamples } from './examples.js';

/** Response bodies from the spec's examples, by operation, status code and example name. */
export type NestedExamples = Record<string, Record<string, Record<string, unknown>>>;

/** Parses the bodies of examples. Leaves out responses without a body. */
export function nestExamples(examples: PrebuiltExamples): NestedExamples {
  const nested: NestedExamples = {};
  for (const [key, { json }] of Object.entries(examples)) {
    const [operation = '', status = '', name = ''] = key.split(' ');
    if (json !== '') ((nested[operation] ??= {})[status] ??= {})[name] = JSON.parse(json);
  }
  return nested;
}
