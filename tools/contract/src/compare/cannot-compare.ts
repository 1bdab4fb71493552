/** Why two versions cannot be compared, in a sentence for the person who asked. */
export class CannotCompare extends Error {
  /** @override */
  name = 'CannotCompare';
}
