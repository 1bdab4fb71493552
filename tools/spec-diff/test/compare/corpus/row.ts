import type { Edit } from '../../support/edits.js';

/** What an editor does, in plain words, the edit, and what must be said of it. */
export interface Breaking {
  name: string;
  edit: Edit;
  rule: string;
  /** JSON Pointer into the bundle. */
  at: string;
  /** Who sees it: redocly, or a check of our own. */
  by: 'redocly' | 'us';
}

const rows =
  (by: Breaking['by']) =>
  (name: string, edit: Edit, rule: string, at: string): Breaking => ({ name, edit, rule, at, by });

export const redocly = rows('redocly');
export const ours = rows('us');

/** The pointer of a schema, e.g. `schema('UserProfile', 'phone')` for its property. */
export const schema = (name: string, ...properties: string[]): string =>
  `/components/schemas/${name}${properties.map((property) => `/properties/${property}`).join('')}`;
