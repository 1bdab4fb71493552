import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A platform that the spec does not have; the message names the variable to change. */
export class PlatformError extends Error {}

/**
 * Reads the mock's platform from `MOCK_PLATFORM`, and finds out before time is spent on a build whether the spec has it.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} specFile the spec's root file
 * @returns {import('@wapi/mock').MockOptions['platform']} undefined where the variable is not set, and the mock's own default holds
 * @throws {PlatformError} when the spec has no such platform
 */
export function readPlatform(env, specFile) {
  const value = env['MOCK_PLATFORM'] ?? '';
  if (value === '') return undefined;
  const platforms = platformsIn(specFile);
  if (platforms.length > 0 && !platforms.includes(value)) {
    throw new PlatformError(`MOCK_PLATFORM=${value} is none of the spec's platforms: use ${platforms.join(', ')}.`);
  }
  return /** @type {import('@wapi/mock').MockOptions['platform']} */ (value);
}

/**
 * @param {string} specFile
 * @returns {string[]} none where the file cannot be read: the build tells why
 */
function platformsIn(specFile) {
  try {
    const { 'x-platforms': platforms } = /** @type {{ 'x-platforms'?: object }} */ (parse(readFileSync(specFile, 'utf8')));
    return Object.keys(platforms ?? {});
  } catch {
    return [];
  }
}
