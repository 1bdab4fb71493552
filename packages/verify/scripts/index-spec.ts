// Writes an index that maps all operations and schemas to their lines in the spec, so that reports can link to them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, LineCounter, parseDocument, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { SourceIndex } from '../src/report/source-lines.js';

const spec = fileURLToPath(new URL('../../../spec/', import.meta.url));

/** Reads the YAML files in a folder of the spec, with a function that finds the line of a key. */
function* read(
  folder: string,
): Generator<{ file: string; name: string; root: YAMLMap; lineOf: (key: unknown) => number }> {
  for (const entry of readdirSync(join(spec, folder)).toSorted()) {
    const lines = new LineCounter();
    const { contents } = parseDocument(readFileSync(join(spec, folder, entry), 'utf8'), { lineCounter: lines });
    if (!isMap(contents)) throw new Error(`${folder}/${entry}: the file must contain a mapping.`);
    yield {
      file: `spec/${folder}/${entry}`,
      name: basename(entry, '.yaml'),
      root: contents,
      lineOf: (key) => lines.linePos((key as Scalar).range?.[0] ?? 0).line,
    };
  }
}

function mapAt(node: YAMLMap, name: string): YAMLMap | undefined {
  const found = node.get(name, true);
  return isMap(found) ? found : undefined;
}

function linesOf(map: YAMLMap | undefined, lineOf: (key: unknown) => number): Record<string, number> {
  return Object.fromEntries((map?.items ?? []).map(({ key }: Pair) => [String(key), lineOf(key)]));
}

const operations: Record<string, SourceIndex['operations'][string]> = {};
for (const { file, root, lineOf } of read('paths')) {
  for (const { key, value } of root.items) {
    const id = isMap(value) ? value.get('operationId') : undefined;
    if (!isMap(value) || typeof id !== 'string') continue;
    operations[id] = { file, line: lineOf(key), responses: linesOf(mapAt(value, 'responses'), lineOf) };
  }
}

const schemas: Record<string, SourceIndex['schemas'][string]> = {};
for (const { file, name, root, lineOf } of read('components/schemas'))
  schemas[name] = { file, line: 1, properties: linesOf(mapAt(root, 'properties'), lineOf) };

const index: SourceIndex = { operations, schemas };
writeFileSync(new URL('../dist/spec/source-lines.json', import.meta.url), JSON.stringify(index));
