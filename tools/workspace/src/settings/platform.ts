import { readFileSync } from 'node:fs';
import type { MockOptions } from '@wapi/mock';
import { parse } from 'yaml';

type Platform = MockOptions['platform'];

/** Thrown for an unknown platform. The message names the variable to change. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}

/**
 * Reads the mock's platform from `MOCK_PLATFORM`. Call it before the build, so that a mistake is reported at once.
 *
 * @param specFile the spec's root file
 * @returns undefined if the variable is not set; the mock then uses its own default
 * @throws {PlatformError} if the spec has no such platform
 */
export function readPlatform(env: NodeJS.ProcessEnv, specFile: string): Platform {
  const value = env['MOCK_PLATFORM'] ?? '';
  if (value === '') return undefined;
  const platforms = listPlatforms(specFile);
  if (platforms.length > 0 && !platforms.includes(value)) {
    throw new PlatformError(`MOCK_PLATFORM must be one of ${platforms.join(', ')}, received ${value}.`);
  }
  return value as Platform;
}

/**
 * Lists the platforms in the spec. Returns an empty list if the file cannot be read, because the build reports the
 * reason.
 */
function listPlatforms(specFile: string): string[] {
  try {
    const { 'x-platforms': platforms = {} } = parse(readFileSync(specFile, 'utf8')) as { 'x-platforms'?: object };
    return Object.keys(platforms);
  } catch {
    return [];
  }
}
