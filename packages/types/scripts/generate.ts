// Reads the bundle and writes src/generated/. The only module that uses openapi-typescript.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { findRequestSchemas } from './request-schemas.js';
import { describeReferences, type SchemaNode, withLimits } from './describe-limits.js';

/** The parts of the bundle that this script reads. */
interface Bundle {
  paths: Record<string, Record<string, { operationId?: string }>>;
  servers: readonly [{ variables: { platform: { enum: readonly string[] } } }];
  components: {
    schemas: Record<string, unknown>;
    securitySchemes: {
      bearer: { flows: { password: { scopes: Record<string, string> } }; 'x-scope-parents': Record<string, string> };
    };
  };
}

const HEADER = '// Generated from the bundled spec. Do not edit.\n\n';

const bundleFile = createRequire(import.meta.url).resolve('@wapi/spec/openapi.json');
const bundle = JSON.parse(readFileSync(bundleFile, 'utf8')) as Bundle;
const outDir = new URL('../src/generated/', import.meta.url);

mkdirSync(outDir, { recursive: true });
const sources = {
  'openapi.ts': await printOpenApi(bundle),
  'names.ts': printNames(bundle),
  'document.ts': printDocument(bundle),
};
for (const [file, text] of Object.entries(sources)) writeFileSync(fileURLToPath(new URL(file, outDir)), HEADER + text);

async function printOpenApi({ components, ...rest }: Bundle): Promise<string> {
  const limited = withLimits(components.schemas) as Record<string, SchemaNode>;
  const schemas = describeReferences(limited, limited);
  const document = structuredClone({ ...rest, components: { ...components, schemas } });
  closeDiscriminatingEnums(document.components.schemas as Record<string, SchemaNode>);
  const sent = findRequestSchemas(rest, components);
  const ast = await openapiTS(document as unknown as OpenAPI3, {
    alphabetize: false,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    inject: "import type { FileInput } from '../inputs/file-input.js';\nimport type { ScopeList } from './names.js';\n",
    transform: (schema) => createType(schema as SchemaNode),
    // `path` is a pointer such as `#/components/schemas/TrustedCardCharge`.
    transformProperty: (property, _schema, { path = '' }) =>
      sent.has(path.split('/')[3] ?? '') ? allowUndefined(property) : undefined,
  });
  return (
    astToString(ast)
      // Remove the note that the generator adds to a discriminator.
      .replaceAll(' (enum property replaced by openapi-typescript)', '')
      // The generator's `WithRequired` would let a required property be undefined.
      .replace('[P in K]-?: T[P];', '[P in K]-?: Exclude<T[P], undefined>;')
  );
}

/**
 * Closes the open enums that distinguish the members of a `oneOf`, because TypeScript narrows only by literal types.
 */
function closeDiscriminatingEnums(schemas: Record<string, SchemaNode>): void {
  for (const { oneOf = [] } of Object.values(schemas)) {
    const members = oneOf.map(({ $ref = '' }) => schemas[$ref.split('/').at(-1) ?? '']?.properties ?? {});
    const names = members.flatMap((properties) =>
      Object.keys(properties).filter((name) => properties[name]?.const !== undefined),
    );
    for (const properties of members) for (const name of names) delete properties[name]?.['x-open-enum'];
  }
}

/** Lets an optional property be undefined, also with the compiler option `exactOptionalPropertyTypes`. */
function allowUndefined(property: ts.PropertySignature): ts.PropertySignature | undefined {
  const { modifiers, name, questionToken, type } = property;
  if (!questionToken || !type) return undefined;
  const { factory } = ts;
  const members = ts.isUnionTypeNode(type) ? type.types : [type];
  const union = factory.createUnionTypeNode([
    ...members,
    factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
  ]);
  return factory.updatePropertySignature(property, modifiers, name, questionToken, union);
}

/** Creates the type of a schema for which the generator's own type would be wrong. */
function createType({
  enum: values = [],
  format,
  maxItems,
  'x-open-enum': isOpen,
  'x-scope-list': scheme,
}: SchemaNode): ts.TypeNode | undefined {
  const { factory } = ts;
  if (isOpen === true) {
    const known = values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value)));
    const other = factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]);
    return factory.createUnionTypeNode([...known, factory.createParenthesizedType(other)]);
  }
  if (format === 'binary') return factory.createTypeReferenceNode('FileInput');
  if (scheme !== undefined) return factory.createTypeReferenceNode('ScopeList');
  if (maxItems === 0) return factory.createArrayTypeNode(factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword));
  return undefined;
}

function printNames({ paths, servers, components }: Bundle): string {
  const { bearer } = components.securitySchemes;
  const operationIds = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap(({ operationId }) => operationId ?? []),
  );
  return `/** Every scope of the bearer credential, including parent scopes. */
export const scopes = ${printList(Object.keys(bearer.flows.password.scopes))};

/** The parent scope that grants each leaf scope. */
export const scopeParents = ${printMap(bearer['x-scope-parents'])};

/** The two-letter codes of the country platforms. */
export const platforms = ${printList(servers[0].variables.platform.enum)};

/** The \`operationId\` of every operation. */
export const operationIds = ${printList(operationIds)};

/**
 * Scopes to request: a list, or their names joined by single spaces as they are sent. In a string, the compiler checks
 * only the first name.
 */
export type ScopeList = readonly Scope[] | Scope | \`\${Scope} \${string}\`;

type Scope = (typeof scopes)[number];
`;
}

/** Prints the document as a JSON string, because engines parse JSON faster than an object literal of this size. */
function printDocument(document: Bundle): string {
  return `import type { OpenApiDocument } from '../document/open-api-document.js';

/** The bundled OpenAPI document: self-contained, every \`$ref\` points into it. */
export const document = JSON.parse(
  ${JSON.stringify(JSON.stringify(document))},
) as OpenApiDocument;
`;
}

function printList(names: readonly string[]): string {
  return `[\n${names.map((name) => `  ${JSON.stringify(name)},\n`).join('')}] as const`;
}

function printMap(entries: Readonly<Record<string, string>>): string {
  return `{\n${Object.entries(entries)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join('')}} as const`;
}
