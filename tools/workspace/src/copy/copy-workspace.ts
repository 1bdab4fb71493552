import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rootDir } from '../root-dir.js';

/**
 * Copies the files under version control to a new folder, and links to the installed packages. The copy contains no
 * build output.
 */
export function copyWorkspace(target: string): void {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: rootDir,
    encoding: 'utf8',
  });
  for (const file of listed.split('\n').filter((name) => name !== '' && existsSync(join(rootDir, name)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(rootDir, file), join(target, file));
  }
  symlinkSync(join(rootDir, 'node_modules'), join(target, 'node_modules'));
  for (const folder of ['spec', ...listFolders('packages'), ...listFolders('tools')]) {
    const modules = join(rootDir, folder, 'node_modules');
    // Copy the links between packages unchanged. They are relative, so in the copy they lead to the copied packages.
    if (existsSync(modules))
      cpSync(modules, join(target, folder, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  }
}

function listFolders(parent: string): string[] {
  return readdirSync(join(rootDir, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => lstatSync(join(rootDir, folder)).isDirectory());
}

/**
 * Returns a `PATH` with which a command finds the programs of its package and of the workspace.
 *
 * @param folder the absolute path of the command's folder
 */
export function pathWithPrograms(workspace: string, folder: string): string {
  return [...[folder, workspace].map((parent) => join(parent, 'node_modules/.bin')), process.env['PATH']].join(':');
}
