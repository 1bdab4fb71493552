import type { Edit } from '../../support/edits.js';

/** A breaking edit to the bundle, with the expected finding. */
export interface Breaking {
  name: string;
  edit: Edit;
  rule: string;
  /** JSON Pointer to the expected location of the finding. */
  at: string;
}

export const breaking = (name: string, edit: Edit, rule: string, at: string): Breaking => ({ name, edit, rule, at });

/**
 * Returns the pointer to a schema or one of its properties.
 *
 * @example
 * schema('UserProfile', 'phone');
 */
export const schema = (name: string, ...properties: string[]): string =>
  `/components/schemas/${name}${properties.map((property) => `/properties/${property}`).join('')}`;
