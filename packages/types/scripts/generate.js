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

const ast = await openapiTS(structuredClone(bundle), {
  alphabetize: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  inject: "import type { FileInput } from '../file-input.js';\n",
  transform: (schema) => (schema.format === 'binary' ? fileInput : undefined),
});

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
for (const [file, text] of Object.entries({ 'openapi.ts': header + astToString(ast), 'names.ts': names, 'document.ts': document })) {
  writeFileSync(fileURLToPath(new URL(file, outDir)), text);
}
