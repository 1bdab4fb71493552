import { readFileSync } from 'node:fs';
import type { Document } from '../../src/compare/types.js';
import { collapseSecurity } from '../../src/lint.js';

/** The built bundle in the form that the comparison expects. */
export const bundle = JSON.parse(
  readFileSync(new URL('../../../../spec/dist/openapi.json', import.meta.url), 'utf8'),
) as Document;
collapseSecurity(bundle);
