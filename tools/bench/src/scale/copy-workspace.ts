import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rootFolder } from '../paths.js';

/** Copies the files under version control to a new folder, and links to the installed packages. Nothing is built in the copy. */
export function copyWorkspace(target: string): void {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: rootFolder,
    encoding: 'utf8',
  });
  for (const file of listed.split('\n').filter((name) => name !== '' && existsSync(join(rootFolder, name)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(rootFolder, file), join(target, file));
  }
  symlinkSync(join(rootFolder, 'node_modules'), join(target, 'node_modules'));
  for (const folder of ['spec', ...listFolders('packages'), ...listFolders('tools')]) {
    const modules = join(rootFolder, folder, 'node_modules');
    // The links between packages are relative, so in the copy they lead to the copy.
    if (existsSync(modules))
      cpSync(modules, join(target, folder, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  }
}

function listFolders(parent: string): string[] {
  return readdirSync(join(rootFolder, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => lstatSync(join(rootFolder, folder)).isDirectory());
}
