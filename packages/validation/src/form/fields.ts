import type { Upload } from './multipart.js';

/**
 * The fields of a form by name, as PHP reads them. `name[]` becomes a list, although no operation accepts a list in a
 * form.
 */
export type Fields = Readonly<Record<string, string | Upload | readonly unknown[]>>;
