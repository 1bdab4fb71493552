/**
 * Checks the options that have a default. A missing environment variable becomes `NaN`, and every comparison with `NaN`
 * is false, so the protection would be off.
 *
 * @param where starts the error messages
 * @param numbers must be above 0; may be Infinity
 * @param unknown options that nothing reads, for example because they are misspelt
 * @throws TypeError that names the option
 */
export function checkOptions(where: string, numbers: Readonly<Record<string, number>>, unknown: object = {}): void {
  for (const [name, value] of Object.entries(numbers)) {
    // Negated so that `NaN` is rejected.
    if (!(typeof value === 'number' && value > 0))
      throw new TypeError(`${where}: ${name} must be a number above 0, received ${String(value)}`);
  }
  for (const name of Object.keys(unknown)) throw new TypeError(`${where}: unknown option ${name}`);
}
