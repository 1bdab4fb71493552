import { contract } from '@wapi/types';
import { version } from '../generated/manifest.js';

/** The versions of this package and of the API. */
export function versionLine(): string {
  return `wapi-mock ${version}, WAPI ${contract.info.version}`;
}
