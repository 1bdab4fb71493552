import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ComparisonError } from '../comparison-error.js';

const git = (args: string[], cwd: string) =>
  // In English, because messages are compared.
  spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, LC_ALL: 'C' } });

/**
 * Finds the top folder of the repository that contains a folder.
 *
 * @returns undefined if the folder is in no repository, or git is not installed
 * @throws {ComparisonError} if git refuses to read the repository, for example because of its owner
 */
export function findRepository(folder: string): string | undefined {
  const { status, stdout, stderr } = git(['rev-parse', '--show-toplevel'], folder);
  if (status === 0) return stdout.trim();
  const reason = stderr?.trim() ?? '';
  if (reason === '' || reason.includes('not a git repository')) return undefined;
  // Git prints the command that helps, if there is one.
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
