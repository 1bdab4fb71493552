import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runToSuccess } from '../processes/run-program.js';
import type { Consumer } from './install-consumer.js';

/**
 * Unpacks the tarballs of client and mock into a folder's `node_modules`. This gives the same result as an
 * installation, but is faster.
 *
 * @returns the folder of the mock
 */
export async function unpackInto(folder: string, { tarballs, mock }: Consumer): Promise<string> {
  const packages = [...tarballs.filter(({ name }) => name === '@wapi/client'), { name: '@wapi/mock', tarball: mock }];
  const unpacked = await Promise.all(
    packages.map(async ({ name, tarball }) => {
      const target = join(folder, 'node_modules', name);
      mkdirSync(target, { recursive: true });
      await runToSuccess('tar', ['-xzf', tarball, '-C', target, '--strip-components', '1']);
      return target;
    }),
  );
  return unpacked.at(-1) ?? '';
}
