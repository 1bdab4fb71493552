import type { Edit } from '../../support/edits.js';

/** A breaking edit of the bundle and the expected finding. */
export interface Breaking {
  name: string;
  edit: Edit;
  rule: string;
  /** JSON Pointer into the bundle. */
  at: string;
}

export const breaking = (name: string, edit: Edit, rule: string, at: string): Breaking => ({ name, edit, rule, at });

/**
 * Returns the pointer of a schema or of its property.
 *
 * @example
 * schema('UserProfile', 'phone');
 */
export const schema = (name: string, ...properties: string[]): string =>
  `/components/schemas/${name}${properties.map((property) => `/properties/${property}`).join('')}`;
