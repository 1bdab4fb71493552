// The same bundle as bundle.js writes, without starting a program for it: for those who bundle after each save. A test compares the two.
import { join } from 'node:path';
import { BaseResolver, bundle, getLineColLocation, lint, loadConfig, stringifyYaml } from '@redocly/openapi-core';
import { locate } from '../lint/locate.js';
import { readSource, yamlFiles } from '../lint/sources.js';
import { partFiles, readParts, requireFiles, toJson } from './parts.js';
import { linesOf, shownIn, Unbundlable } from './unbundlable.js';

/** @typedef {import('./in-process.d.ts').Bundle} Bundle */

/**
 * Bundles a spec folder. Nothing is written.
 *
 * @param {string} dir absolute
 * @returns {Promise<Bundle>}
 * @throws {Unbundlable} when it cannot be bundled, as bundle.js would
 */
export async function bundleInProcess(dir) {
  requireFiles(dir);
  const reading = await readingOf(dir);
  const problems = await lint(reading);
  const errors = problems.filter(({ severity }) => severity === 'error').map(findingOf);
  if (errors.length > 0) throw new Unbundlable(linesOf(dir, errors));
  const parts = readParts(dir);
  return { document: await documentOf(dir, reading), ...parts };
}

/**
 * Bundles the OpenAPI document alone, though it may break the rules of OpenAPI. Nothing is written.
 *
 * @param {string} dir absolute
 * @throws {Unbundlable} when it refers to what is not there
 */
export async function bundleDocument(dir) {
  return documentOf(dir, await readingOf(dir));
}

/** What Redocly reads a folder with: each file once, which also means that whatever reads with it sees it as it was at one moment. */
async function readingOf(dir) {
  const config = (await loadConfig({ configPath: join(dir, 'redocly.yaml') })).forAlias('structure');
  return { ref: join(dir, 'openapi.yaml'), config, externalRefResolver: new BaseResolver(config.resolve) };
}

async function documentOf(dir, reading) {
  const { bundle: bundled, problems } = await bundle(reading);
  const unresolved = problems.filter(({ severity }) => severity === 'error').map(findingOf);
  if (unresolved.length > 0) throw new Unbundlable(linesOf(dir, unresolved));
  return bundled.parsed;
}

/**
 * The place in the source of a path into the bundle, as `spec/paths/user.yaml:3:5`.
 *
 * @param {string} dir absolute
 * @param {readonly (string | number)[]} path
 */
export function placeInSource(dir, path) {
  const sources = yamlFiles(dir).map((source) => readSource(dir, source));
  const { file, line, column } = locate(dir, sources, [...path]);
  return `${shownIn(dir, file)}:${line}:${column}`;
}

/**
 * A bundle as the files that whoever builds from it reads, by name.
 *
 * @param {Bundle} bundle
 * @returns {Record<string, string>}
 */
export function bundleFiles({ document, ...parts }) {
  return { 'openapi.json': toJson(document), 'openapi.yaml': stringifyYaml(document, { noRefs: true }), ...partFiles(parts) };
}

function findingOf({ message, location: [location] }) {
  const { source, start } = getLineColLocation(location);
  return { file: source.absoluteRef, line: start.line, column: start.col, message };
}
