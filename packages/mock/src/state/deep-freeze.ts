/** Freezes a value and everything in it that is not frozen yet, and returns it. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  // By index, for this runs each time an account is kept and `for … in` makes a text of every index.
  if (Array.isArray(value)) for (let index = 0; index < value.length; index += 1) deepFreeze(value[index] as unknown);
  else for (const key in value) deepFreeze(value[key]);
  return value;
}
