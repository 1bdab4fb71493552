import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../root-dir.js';

function listPackageFolders(): string[] {
  const groups = ['packages', 'tools'];
  return ['spec', ...groups.flatMap((group) => readdirSync(join(rootDir, group)).map((name) => join(group, name)))];
}

/** Lists the folders with the packages' test reports. */
function listReportFolders(): string[] {
  return listPackageFolders().map((folder) => join(rootDir, folder, 'reports'));
}

/**
 * Deletes the reports of earlier runs, because they would count as tests in this run. If turbo restores a task from its
 * cache, it also restores the task's report.
 *
 * @returns the paths of the reports that Vitest will write
 */
export function clearTestReports(): string[] {
  const folders = listReportFolders();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  return folders.map((folder) => join(folder, 'vitest.json'));
}
