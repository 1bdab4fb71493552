import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../root-dir.js';

function listPackageFolders(): string[] {
  const groups = ['packages', 'tools'];
  return ['spec', ...groups.flatMap((group) => readdirSync(join(rootDir, group)).map((name) => join(group, name)))];
}

/** The folders that contain the test reports of the packages. */
function listReportFolders(): string[] {
  return listPackageFolders().map((folder) => join(rootDir, folder, 'reports'));
}

/**
 * Deletes the reports of earlier runs, because they would count as tests of this run. A cache hit restores its own
 * report.
 *
 * @returns the files that Vitest writes
 */
export function clearTestReports(): string[] {
  const folders = listReportFolders();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  return folders.map((folder) => join(folder, 'vitest.json'));
}
