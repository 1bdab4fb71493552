import type { Upload } from './multipart.js';

/** The fields of a form by name, as PHP reads them. `name[]` gives a list, though no operation takes one in a form. */
export type Fields = Readonly<Record<string, string | Upload | readonly unknown[]>>;
