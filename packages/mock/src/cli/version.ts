import { readFileSync } from 'node:fs';
import { contract } from '@wapi/types';

/** The version of this package, and the API's that it answers as. */
export function versionLine(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `wapi-mock ${version}, WAPI ${contract.info.version}`;
}
