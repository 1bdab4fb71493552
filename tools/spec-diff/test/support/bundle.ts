import { readFileSync } from 'node:fs';
import type { Document } from '../../src/compare/types.js';

export const bundle = JSON.parse(
  readFileSync(new URL('../../../../spec/dist/openapi.json', import.meta.url), 'utf8'),
) as Document;
