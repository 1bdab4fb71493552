import { bundle, getLineColLocation, lint, stringifyYaml } from '@redocly/openapi-core';
import { locate } from '../source/locate.js';
import { readSource, yamlFiles } from '../source/sources.js';
import { BundleError, displayPath, formatFindings, type PlacedProblem } from './bundle-error.js';
import { createRedoclyInput, type Problem, type RedoclyInput } from './redocly-input.js';
import { expandSecurity } from './security.js';
import { assertFilesExist, readSideFiles, type SideFiles, sideFileTexts, toJson } from './side-files.js';

/** An OpenAPI document as parsed JSON. */
export interface OpenApiDocument {
  openapi: string;
  [key: string]: unknown;
}

/** A bundled spec. */
export interface Bundle extends SideFiles {
  document: OpenApiDocument;
}

/**
 * Bundles a spec folder without writing anything.
 *
 * @param dir absolute
 * @throws {BundleError} if the folder cannot be bundled
 */
export async function bundleInProcess(dir: string): Promise<Bundle> {
  assertFilesExist(dir);
  const input = await createRedoclyInput(dir, 'structure');
  const problems = await lint(input);
  assertNoErrors(dir, problems);
  const sideFiles = readSideFiles(dir);
  return { document: await bundleInput(dir, input), ...sideFiles };
}

/**
 * Bundles only the OpenAPI document, even if it violates the OpenAPI specification. Writes nothing.
 *
 * @param dir absolute
 * @throws {BundleError} if a reference cannot be resolved
 */
export async function bundleInput(dir: string, input: RedoclyInput): Promise<OpenApiDocument> {
  const { bundle: bundled, problems } = await bundle(input);
  assertNoErrors(dir, problems);
  const document = bundled.parsed as OpenApiDocument;
  expandSecurity(document);
  return document;
}

function assertNoErrors(dir: string, problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error').map(toPlacedProblem);
  if (errors.length > 0) throw new BundleError(formatFindings(dir, errors));
}

/**
 * Finds the source position of a path in the bundle.
 *
 * @example placeInSource(dir, ['paths', '/user', 'get']) // 'spec/paths/user.yaml:3:5'
 * @param dir absolute
 */
export function placeInSource(dir: string, path: readonly (string | number)[]): string {
  const sources = yamlFiles(dir).map((source) => readSource(dir, source));
  const { file, line, column } = locate(dir, sources, path);
  return `${displayPath(dir, file)}:${line}:${column}`;
}

/** The order in which Redocly's command line writes the top-level keys. */
const keyOrder = [
  'openapi',
  'info',
  'jsonSchemaDialect',
  'servers',
  'security',
  'tags',
  'externalDocs',
  'paths',
  'webhooks',
  'components',
];

function sortKeys(document: OpenApiDocument): OpenApiDocument {
  const known = keyOrder.filter((key) => Object.hasOwn(document, key)).map((key) => [key, document[key]]);
  return { ...(Object.fromEntries(known) as OpenApiDocument), ...document };
}

/** Returns the content of the bundle's files, keyed by file name. */
export function bundleFiles({ document, ...sideFiles }: Bundle): Record<string, string> {
  const sorted = sortKeys(document);
  return {
    'openapi.json': toJson(sorted),
    'openapi.yaml': stringifyYaml(sorted, { noRefs: true, lineWidth: -1 }),
    ...sideFileTexts(sideFiles),
  };
}

function toPlacedProblem({ message, location: [location] }: Problem): PlacedProblem {
  if (location === undefined) return { file: 'openapi.yaml', line: 1, column: 1, message };
  const { source, start } = getLineColLocation(location);
  return { file: source.absoluteRef, line: start.line, column: start.col, message };
}
