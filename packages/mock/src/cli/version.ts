import { readFileSync } from 'node:fs';
import { contract } from '@wapi/types';

/** The versions of this package and of the API. */
export function versionLine(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `wapi-mock ${version}, WAPI ${contract.info.version}`;
}
