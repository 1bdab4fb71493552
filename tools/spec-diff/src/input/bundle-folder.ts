import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { formatPointer } from '@wapi/types';
import { parseDocument } from 'yaml';
import { isObject } from '../compare/json-pointer.js';
import type { Json, JsonObject } from '../compare/types.js';

/**
 * Thrown if the spec must be bundled by Redocly: either only Redocly supports it, or the spec is invalid and Redocly's
 * error message is better.
 */
class UnsupportedError extends Error {}

/** The parsed files by their content, cached, because two versions have most files in common. */
const parsed: Map<string, Json> = new Map();

/** Keywords whose values are data. In these values, `$ref` is an ordinary key. */
const dataKeywords = ['value', 'example', 'default', 'const', 'enum'];

/** Maps whose keys are names, not keywords. */
const nameMaps = [
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'paths',
  'webhooks',
  'responses',
  'content',
  'headers',
  'examples',
  'encoding',
  'callbacks',
  'links',
  'schemas',
  'parameters',
  'requestBodies',
];

/**
 * Bundles a spec folder as Redocly would, but without loading Redocly, because that takes longer than the whole
 * comparison.
 *
 * @param folder absolute
 * @returns undefined if the folder needs Redocly
 */
export function bundleFolder(folder: string): unknown {
  try {
    return new FolderBundler(folder).bundle();
  } catch (error) {
    if (error instanceof UnsupportedError) return undefined;
    throw error;
  }
}

class FolderBundler {
  readonly #folder: string;
  readonly #components: Map<string, Json> = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  bundle(): JsonObject {
    const root = join(this.#folder, 'openapi.yaml');
    const document = this.#resolve(root, readYaml(root), []);
    if (!isObject(document)) throw new UnsupportedError('The root must be a map.');
    const components: Record<string, Record<string, Json>> = structuredClone(
      isObject(document['components']) ? document['components'] : {},
    ) as Record<string, Record<string, Json>>;
    for (const [pointer, node] of this.#components) {
      const [, , kind = '', name = ''] = pointer.split('/');
      (components[kind] ??= {})[name] = node;
    }
    return Object.keys(components).length === 0 ? document : { ...document, components };
  }

  /**
   * Resolves the references in a node of a file.
   *
   * @param above the files that lead to this file, to stop at files that contain themselves
   * @param hasNames whether the keys of the node are names
   */
  #resolve(file: string, node: Json, above: readonly string[], hasNames = false): Json {
    if (Array.isArray(node)) return node.map((item: Json) => this.#resolve(file, item, above));
    if (!isObject(node)) return node;
    const { $ref: ref, ...rest } = node;
    if (typeof ref === 'string' && !hasNames) return this.#follow(file, ref, rest, above);
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (!hasNames && (dataKeywords.includes(key) || key.startsWith('x-'))) return [key, value];
        if (!hasNames && key === 'mapping') return [key, this.#resolveMapping(file, value, above)];
        return [key, this.#resolve(file, value, above, !hasNames && nameMaps.includes(key))];
      }),
    );
  }

  /** Resolves the values of a discriminator's mapping, which are references without a `$ref`. */
  #resolveMapping(file: string, mapping: Json, above: readonly string[]): Json {
    if (!isObject(mapping)) return mapping;
    return Object.fromEntries(
      Object.entries(mapping).map(([value, ref]) => {
        const schema = this.#follow(file, String(ref), {}, above);
        return [value, isObject(schema) ? (schema['$ref'] ?? ref) : ref];
      }),
    );
  }

  #follow(file: string, ref: string, siblings: JsonObject, above: readonly string[]): Json {
    const target = resolve(dirname(file), ref);
    if (ref.includes('#') || !['.yaml', '.yml'].includes(extname(ref)) || !existsSync(target) || above.includes(target))
      throw new UnsupportedError(ref);
    const [top, kind, name, ...more] = relative(this.#folder, target).split(sep);
    const isRootEntry = above.length === 0 && file === join(this.#folder, 'openapi.yaml');
    if (top !== 'components' || kind === undefined || name === undefined || more.length > 0) {
      if (Object.keys(siblings).length > 0) throw new UnsupportedError(ref);
      return this.#resolve(target, readYaml(target), [...above, target]);
    }
    const pointer = formatPointer('components', kind, name.slice(0, -extname(name).length));
    if (!this.#components.has(pointer)) {
      // Reserve the pointer first, because a component can contain itself.
      this.#components.set(pointer, null);
      this.#components.set(pointer, this.#resolve(target, readYaml(target), [target]));
    }
    // Return the component itself for an entry in the root, because the root also lists components to which nothing
    // refers.
    return isRootEntry ? (this.#components.get(pointer) ?? null) : { $ref: `#${pointer}`, ...siblings };
  }
}

function readYaml(file: string): Json {
  if (!existsSync(file)) throw new UnsupportedError(file);
  const text = readFileSync(file, 'utf8');
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0 || document.warnings.length > 0) throw new UnsupportedError(file);
  const content = document.toJS() as Json;
  parsed.set(text, content);
  return content;
}
