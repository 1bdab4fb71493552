import { defineRule, finding } from '../rule-support/define-rule.js';
import { examples, isExtension } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';

/** Whether a JSON Pointer leads to something in a value. */
function leadsSomewhere(value: unknown, pointer: string): boolean {
  if (!/^(?:\/(?:[^~]|~[01])*)+$/.test(pointer)) return false;
  let node = value;
  for (const segment of pointer.slice(1).split('/')) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof node !== 'object' || node === null || !Object.keys(node).includes(key)) return false;
    node = Reflect.get(node, key);
  }
  return true;
}

/** A pointer that leads nowhere would show a guess as if WiPay had documented it. */
export default defineRule({
  description: 'x-inferred-values are JSON Pointers to values of an example that is documented.',
  given: examples,
  check(example, path) {
    if (!isObject(example) || isExtension(path) || example['x-inferred-values'] === undefined) return [];
    const where = [...path, 'x-inferred-values'];
    if (!Array.isArray(example['x-inferred-values']))
      return [finding(where, 'Write x-inferred-values as a list of JSON Pointers.')];
    const pointers: unknown[] = example['x-inferred-values'];
    if (example['x-provenance'] === 'inferred')
      return [
        finding(where, 'Remove x-inferred-values: all of an example is inferred whose x-provenance is inferred.'),
      ];
    return pointers.flatMap((pointer, index) => {
      if (typeof pointer !== 'string' || !leadsSomewhere(example['value'], pointer))
        return [
          finding([...where, index], `Mend the pointer ${quote(pointer)}: it leads nowhere in the example's value.`),
        ];
      const covering = pointers.some((other, place) =>
        place === index
          ? false
          : other === pointer
            ? place < index
            : typeof other === 'string' && pointer.startsWith(`${other}/`),
      );
      return covering
        ? [finding([...where, index], `Remove the pointer ${quote(pointer)}: another one says it already.`)]
        : [];
    });
  },
});
