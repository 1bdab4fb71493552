/** Freezes a value recursively and returns it. Skips parts that are already frozen. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  // Loop by index: this runs whenever an account is saved, and `for … in` would convert every index to a string.
  if (Array.isArray(value)) for (let index = 0; index < value.length; index += 1) deepFreeze(value[index] as unknown);
  else for (const key in value) deepFreeze(value[key]);
  return value;
}
