// The one place that knows openapi-typescript. Reads the bundle, writes src/generated/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const bundle = JSON.parse(readFileSync(require.resolve('@wapi/spec/openapi.json'), 'utf8'));
const outDir = new URL('../src/generated/', import.meta.url);
const header = '// Generated from the bundled spec. Do not edit.\n\n';

const fileInput = ts.factory.createTypeReferenceNode('FileInput');
const scopeList = ts.factory.createTypeReferenceNode('ScopeList');

/** A list that is always empty. */
const emptyList = ts.factory.createArrayTypeNode(ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword));

/** The type of a schema where the generator's own would be too loose. */
function typeOf({ format, maxItems, 'x-scope-list': scheme }) {
  if (format === 'binary') return fileInput;
  if (scheme !== undefined) return scopeList;
  return maxItems === 0 ? emptyList : undefined;
}

/** The limits of a field in words, for those who read its type in an editor. */
function limitsOf(schema) {
  const { format, pattern, minLength = 0, maxLength, 'x-platforms': platforms, 'x-file-types': fileTypes, 'x-open-enum': openEnum } = schema;
  const meanings = Object.entries(schema['x-enumDescriptions'] ?? {}).map(([value, meaning]) => `\`${value}\`: ${meaning}`);
  const unit = format === 'binary' ? 'bytes' : 'characters';
  const length = maxLength === undefined ? `at least ${minLength}` : minLength > 1 ? `${minLength} to ${maxLength}` : `at most ${maxLength}`;
  return [
    ...(maxLength !== undefined || minLength > 1 ? [`Length: ${length} ${unit}.`] : []),
    ...(pattern === undefined ? [] : [`Pattern: \`${pattern}\`.`]),
    ...(fileTypes === undefined ? [] : [`File types: ${fileTypes.join(', ')}.`]),
    ...rangeOf(schema),
    ...meanings,
    ...(openEnum === true ? ['Other values may come.'] : []),
    ...(platforms === undefined ? [] : [`Platforms: ${platforms.join(', ')} only.`]),
  ];
}

function rangeOf({ minimum, maximum, exclusiveMinimum }) {
  const limits = [
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ].join(', ');
  return limits === '' ? [] : [`${limits[0].toUpperCase()}${limits.slice(1)}.`];
}

/** A copy of a schema, a list or a value in which each field's description ends with its limits. */
function withLimits(node) {
  if (Array.isArray(node)) return node.map(withLimits);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withLimits(value)]));
  const limits = typeof node.description === 'string' ? limitsOf(node) : [];
  return limits.length === 0 ? copy : { ...copy, description: [node.description.trim(), ...limits].join(' ') };
}

const schemas = withLimits(bundle.components.schemas);
const ast = await openapiTS(
  { ...structuredClone(bundle), components: { ...structuredClone(bundle.components), schemas } },
  {
    alphabetize: false,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    inject: "import type { FileInput } from '../file-input.js';\nimport type { ScopeList } from '../scope-list.js';\n",
    transform: typeOf,
  },
);

const scopes = Object.keys(bundle.components.securitySchemes.bearer.flows.password.scopes);
const parents = bundle.components.securitySchemes.bearer['x-scope-parents'];
const platforms = bundle.servers[0].variables.platform.enum;
const operationIds = Object.values(bundle.paths).flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? []));

const list = (names) => `[\n${names.map((name) => `  ${JSON.stringify(name)},\n`).join('')}] as const`;
const map = (entries) => `{\n${entries.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('')}} as const`;
const names = `${header}/** Every scope of the bearer credential, parents included. */
export const scopes = ${list(scopes)};

/** The parent scope that grants each leaf scope. */
export const scopeParents = ${map(Object.entries(parents))};

/** The two-letter codes of the country platforms. */
export const platforms = ${list(platforms)};

/** The \`operationId\` of every operation. */
export const operationIds = ${list(operationIds)};
`;

const document = `${header}import type { OpenApiDocument } from '../contract/document.js';

/** The bundled OpenAPI document: self-contained, every \`$ref\` points into it. */
export const document: OpenApiDocument = ${JSON.stringify(bundle, null, 1)};
`;

mkdirSync(outDir, { recursive: true });
// A discriminator makes the generator leave a note about itself in the text.
const openapi = astToString(ast).replaceAll(' (enum property replaced by openapi-typescript)', '');
for (const [file, text] of Object.entries({ 'openapi.ts': header + openapi, 'names.ts': names, 'document.ts': document })) {
  writeFileSync(fileURLToPath(new URL(file, outDir)), text);
}
