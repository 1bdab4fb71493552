import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ComparisonError } from '../comparison-error.js';

const git = (args: string[], cwd: string) =>
  // Run git in English, because the code compares its messages.
  spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, LC_ALL: 'C' } });

/**
 * Finds the top folder of the repository that contains a folder.
 *
 * @returns undefined if the folder is not in a repository, or git is not installed
 * @throws {ComparisonError} if git refuses to read the repository, for example because a different user owns it
 */
export function findRepository(folder: string): string | undefined {
  const { status, stdout, stderr } = git(['rev-parse', '--show-toplevel'], folder);
  if (status === 0) return stdout.trim();
  const reason = stderr?.trim() ?? '';
  if (reason === '' || reason.includes('not a git repository')) return undefined;
  // Add the command that git suggests, if any.
  const [first = '', ...more] = reason.split('\n').map((line) => line.trim());
  const command = more.find((line) => line.startsWith('git config'));
  const advice =
    command === undefined ? 'Fix the repository, and run the command again.' : `To trust it, run: ${command}`;
  throw new ComparisonError(`git cannot read the repository of ${folder}: ${first}. ${advice}`);
}

/** Checks whether a ref names a commit. */
export const isCommit = (repository: string, ref: string) =>
  !ref.startsWith('-') &&
  git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], repository).status === 0;

/**
 * Finds the last common commit of a ref and HEAD, so that later changes to the ref do not count. Returns the ref if no
 * common commit exists or the ref is not a commit.
 */
export function findForkPoint(repository: string, ref: string) {
  if (ref.startsWith('-')) return ref;
  const { status, stdout } = git(['merge-base', ref, 'HEAD'], repository);
  return status === 0 ? stdout.trim() : ref;
}

/**
 * Extracts a folder from a commit into a target folder. Does not change the repository.
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
