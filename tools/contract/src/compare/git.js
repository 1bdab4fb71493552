import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CannotCompare } from './cannot-compare.js';

/** @param {string[]} args @param {string} cwd */
const git = (args, cwd) => spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/**
 * The top folder of the repository that a folder is in; undefined where it is in none.
 *
 * @param {string} folder
 * @returns {string | undefined}
 */
export function repositoryOf(folder) {
  const { status, stdout } = git(['rev-parse', '--show-toplevel'], folder);
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Whether a name stands for a commit of a repository.
 *
 * @param {string} repository
 * @param {string} ref
 */
export const isCommit = (repository, ref) =>
  !ref.startsWith('-') &&
  git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], repository).status === 0;

/**
 * The last commit that a ref and what is checked out have in common: what came to the ref since then is no change of this one's. The ref
 * itself where there is none.
 *
 * @param {string} repository
 * @param {string} ref
 */
export function forkOf(repository, ref) {
  const { status, stdout } = git(['merge-base', ref, 'HEAD'], repository);
  return status === 0 ? stdout.trim() : ref;
}

/**
 * Writes a folder of a commit into another one. Nothing in the repository is touched.
 *
 * @param {string} repository
 * @param {string} ref
 * @param {string} folder relative to the repository
 * @param {string} target
 */
export function extract(repository, ref, folder, target) {
  const archive = join(target, 'archive.tar');
  const { status } = git(['archive', '--format=tar', '-o', archive, ref, '--', folder], repository);
  if (status !== 0) throw new CannotCompare(`There is no folder ${folder} in ${ref}.`);
  const { status: untarred, stderr, error } = spawnSync('tar', ['-xf', archive, '-C', target], { encoding: 'utf8' });
  if (untarred !== 0)
    throw new CannotCompare(`The files of ${ref} could not be unpacked: ${(error?.message ?? stderr).split('\n')[0]}`);
}
