import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { bundle } from './bundle.js';
import type { Json } from './bundle.js';

// Allow a union of types, because some fields are a string in one edition of the reference and a number in the other.
const validator = new Ajv2020.default({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
addFormats.default(validator);
// Add OpenAPI's own keywords and the extensions, because they do not affect validation.
for (const keyword of ['example', 'discriminator', 'xml', 'externalDocs']) validator.addKeyword(keyword);
const extensions = new Set(JSON.stringify(bundle).match(/"x-[a-zA-Z-]+"(?=:)/g));
for (const extension of extensions) validator.addKeyword(extension.slice(1, -1));
const idOf = (name: Json) => `https://example.com/schemas/${name}`;
const withIds = (schema: Json) =>
  JSON.parse(JSON.stringify(schema).replaceAll(/"#\/components\/schemas\/(\w+)"/g, (_ref, name) => `"${idOf(name)}"`));
for (const [name, schema] of Object.entries(bundle.components.schemas))
  validator.addSchema(withIds(schema), idOf(name));

/** Creates a validator for a schema. The validator resolves references in the bundle. */
export function compile(schema: Json) {
  return validator.compile(withIds(schema));
}
