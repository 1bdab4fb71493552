import { defineRule, finding } from '../rule-support/define-rule.js';
import { examples, isExtension } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';

/** Whether a JSON Pointer resolves in a value. */
function hasValueAt(value: unknown, pointer: string): boolean {
  if (!/^(?:\/(?:[^~]|~[01])*)+$/.test(pointer)) return false;
  let node = value;
  for (const segment of pointer.slice(1).split('/')) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof node !== 'object' || node === null || !Object.keys(node).includes(key)) return false;
    node = Reflect.get(node, key);
  }
  return true;
}

/** If a pointer matches nothing, the docs show the inferred value as documented. */
export default defineRule({
  description: 'x-inferred-values lists JSON Pointers to values of a documented example.',
  given: examples,
  check(example, path) {
    if (!isObject(example) || isExtension(path) || example['x-inferred-values'] === undefined) return [];
    const where = [...path, 'x-inferred-values'];
    if (!Array.isArray(example['x-inferred-values']))
      return [finding(where, 'x-inferred-values must be a list of JSON Pointers.')];
    const pointers: unknown[] = example['x-inferred-values'];
    if (example['x-provenance'] === 'inferred')
      return [
        finding(
          where,
          'Remove x-inferred-values: the x-provenance of this example already marks all of it as inferred.',
        ),
      ];
    return pointers.flatMap((pointer, index) => {
      if (typeof pointer !== 'string' || !hasValueAt(example['value'], pointer))
        return [
          finding([...where, index], `Correct the pointer ${quote(pointer)}: the example's value has nothing there.`),
        ];
      const covering = pointers.some((other, place) =>
        place === index
          ? false
          : other === pointer
            ? place < index
            : typeof other === 'string' && pointer.startsWith(`${other}/`),
      );
      return covering
        ? [finding([...where, index], `Remove the pointer ${quote(pointer)}: another pointer already covers it.`)]
        : [];
    });
  },
});
