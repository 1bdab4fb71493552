import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ComparisonError } from '../comparison-error.js';

const git = (args: string[], cwd: string) =>
  spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** Finds the top folder of the repository that contains a folder. */
export function findRepository(folder: string): string | undefined {
  const { status, stdout } = git(['rev-parse', '--show-toplevel'], folder);
  return status === 0 ? stdout.trim() : undefined;
}

/** Checks whether a ref names a commit. */
export const isCommit = (repository: string, ref: string) =>
  !ref.startsWith('-') &&
  git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], repository).status === 0;

/**
 * Finds the last common commit of a ref and HEAD, because later changes to the ref do not belong to HEAD. Returns the
 * ref if the two have no common commit.
 */
export function findForkPoint(repository: string, ref: string) {
  const { status, stdout } = git(['merge-base', ref, 'HEAD'], repository);
  return status === 0 ? stdout.trim() : ref;
}

/**
 * Extracts a folder of a commit into a target folder. Changes nothing in the repository.
 *
 * @param folder relative to the repository
 * @throws {ComparisonError} if the commit has no such folder or `tar` fails
 */
export function extractFolder(repository: string, ref: string, folder: string, target: string) {
  const archive = join(target, 'archive.tar');
  const { status } = git(['archive', '--format=tar', '-o', archive, ref, '--', folder], repository);
  if (status !== 0) throw new ComparisonError(`${ref}: the folder ${folder} does not exist in this commit.`);
  const { status: untarred, stderr, error } = spawnSync('tar', ['-xf', archive, '-C', target], { encoding: 'utf8' });
  if (untarred !== 0)
    throw new ComparisonError(`${ref}: could not unpack its files: ${(error?.message ?? stderr).split('\n')[0]}`);
}
