import { join, relative, resolve, sep } from 'node:path';
import {
  BaseResolver,
  type Config,
  type Document,
  getLineColLocation,
  lint,
  loadConfig,
  Source,
  YamlParseError,
} from '@redocly/openapi-core';
import { parse } from 'yaml';
import './balance-conditions.js';
import type { RedoclyFinding } from '../redocly.js';
import type { SourceFile } from '../source/sources.js';

/** A problem that Redocly reports. */
export type Problem = Awaited<ReturnType<typeof lint>>[number];

/**
 * The arguments of Redocly's functions for one folder. The shared resolver reads each file once, so all functions see
 * the same content.
 */
export interface RedoclyInput {
  ref: string;
  config: Config;
  externalRefResolver: BaseResolver;
  /** Converts a file name that Redocly reports to the real path. */
  toRealPath: (file: string) => string;
}

/**
 * A substitute folder for a spec whose path contains characters with a special meaning in URLs. Redocly's validator
 * resolves paths as URLs, so it would cut a path at `#`. The folder does not need to exist, because all files are
 * already in the resolver's cache.
 */
const plainFolder = resolve('/', 'spec');

/** Parses files that Redocly's parser rejects because of more than 100 levels of nesting. */
class DeepResolver extends BaseResolver {
  override parseDocument(source: Source, isRoot?: boolean): Document {
    try {
      return super.parseDocument(source, isRoot);
    } catch (error) {
      if (!(error instanceof YamlParseError) || !error.message.includes('nesting exceeded')) throw error;
      return { source, parsed: parse(source.body) as unknown };
    }
  }
}

/**
 * Loads a configuration from a spec's redocly.yaml.
 *
 * @param dir the spec's folder, absolute
 * @param sources files that are already parsed
 * @default sources none
 */
export async function createRedoclyInput(
  dir: string,
  api: 'structure' | 'contract',
  sources: readonly SourceFile[] = [],
): Promise<RedoclyInput> {
  const config = (await loadConfig({ configPath: join(dir, 'redocly.yaml') })).forAlias(api);
  const externalRefResolver = new DeepResolver(config.resolve);
  const isPlain = sources.length === 0 || /^[\w\\/:.~-]+$/.test(dir);
  const folder = isPlain ? dir : plainFolder;
  for (const { file, text, data } of sources) {
    const path = join(folder, relative(dir, file));
    externalRefResolver.cache.set(
      path,
      Promise.resolve({ source: new Source(path, text), parsed: structuredClone(data) }),
    );
  }
  const toRealPath = (file: string): string =>
    !isPlain && file.startsWith(folder + sep) ? join(dir, relative(folder, file)) : file;
  return { ref: join(folder, 'openapi.yaml'), config, externalRefResolver, toRealPath };
}

/** Lints in this process. */
export async function lintInProcess(input: RedoclyInput): Promise<RedoclyFinding[]> {
  const problems = await lint(input);
  return problems.filter(({ ignored }) => ignored !== true).map((problem) => toFinding(problem, input.toRealPath));
}

/**
 * Redocly returns its suggestions separately from the message. Use only its suggestions for names, because its
 * suggestions for values are not sorted by similarity.
 */
const addSuggestion = (message: string, [name]: readonly string[] = []): string =>
  name === undefined || !message.includes('is not expected here')
    ? message
    : `${message.replace(/\.$/, '')}: did you mean \`${name}\`?`;

function toFinding(
  { message, ruleId, severity, location: [location], from, suggest }: Problem,
  toRealPath: RedoclyInput['toRealPath'],
): RedoclyFinding {
  const place = location === undefined ? undefined : getLineColLocation(location);
  return {
    file: place === undefined ? 'openapi.yaml' : toRealPath(resolve(place.source.absoluteRef)),
    line: place?.start.line ?? 1,
    column: place?.start.col ?? 1,
    severity: severity === 'error' ? 'error' : 'warning',
    rule: ruleId,
    message: addSuggestion(message, suggest),
    ...(location?.pointer !== undefined && { pointer: location.pointer }),
    ...(from?.pointer !== undefined && {
      from: { file: toRealPath(resolve(from.source.absoluteRef)), pointer: from.pointer },
    }),
  };
}
