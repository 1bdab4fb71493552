export { type Generated, generate } from './generate.js';
export type { Generator } from './generator.js';
export { generators } from './generators.js';
