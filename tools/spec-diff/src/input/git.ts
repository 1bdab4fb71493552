import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ComparisonError } from '../comparison-error.js';

const git = (args: string[], cwd: string) =>
  spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/**
 * The top folder of the repository that a folder is in; undefined where it is in none.
 */
export function findRepository(folder: string): string | undefined {
  const { status, stdout } = git(['rev-parse', '--show-toplevel'], folder);
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Whether a name stands for a commit of a repository.
 */
export const isCommit = (repository: string, ref: string) =>
  !ref.startsWith('-') &&
  git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], repository).status === 0;

/**
 * The last commit that a ref and what is checked out have in common: what came to the ref since then is no change of this one's. The ref
 * itself where there is none.
 */
export function findForkPoint(repository: string, ref: string) {
  const { status, stdout } = git(['merge-base', ref, 'HEAD'], repository);
  return status === 0 ? stdout.trim() : ref;
}

/**
 * Writes a folder of a commit into another one. Nothing in the repository is touched.
 *
 * @param folder relative to the repository
 */
export function extractFolder(repository: string, ref: string, folder: string, target: string) {
  const archive = join(target, 'archive.tar');
  const { status } = git(['archive', '--format=tar', '-o', archive, ref, '--', folder], repository);
  if (status !== 0) throw new ComparisonError(`There is no folder ${folder} in ${ref}.`);
  const { status: untarred, stderr, error } = spawnSync('tar', ['-xf', archive, '-C', target], { encoding: 'utf8' });
  if (untarred !== 0)
    throw new ComparisonError(
      `The files of ${ref} could not be unpacked: ${(error?.message ?? stderr).split('\n')[0]}`,
    );
}
