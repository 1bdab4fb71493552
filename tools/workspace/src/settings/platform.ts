import { readFileSync } from 'node:fs';
import type { MockOptions } from '@wapi/mock';
import { parse } from 'yaml';

type Platform = MockOptions['platform'];

/** The spec does not have the platform. The message names the variable to change. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}

/**
 * Reads the mock's platform from `MOCK_PLATFORM`, and checks that the spec has it before time is spent on a build.
 *
 * @param specFile the spec's root file
 * @returns undefined if the variable is not set, for the mock's own default
 * @throws {PlatformError} if the spec has no such platform
 */
export function readPlatform(env: NodeJS.ProcessEnv, specFile: string): Platform {
  const value = env['MOCK_PLATFORM'] ?? '';
  if (value === '') return undefined;
  const platforms = listPlatforms(specFile);
  if (platforms.length > 0 && !platforms.includes(value)) {
    throw new PlatformError(`MOCK_PLATFORM=${value} is none of the spec's platforms: use ${platforms.join(', ')}.`);
  }
  return value as Platform;
}

/** Empty if the file cannot be read, because the build reports why. */
function listPlatforms(specFile: string): string[] {
  try {
    const { 'x-platforms': platforms = {} } = parse(readFileSync(specFile, 'utf8')) as { 'x-platforms'?: object };
    return Object.keys(platforms);
  } catch {
    return [];
  }
}
