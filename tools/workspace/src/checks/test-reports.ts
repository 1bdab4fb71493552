import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../root-dir.js';

function listPackageFolders(): string[] {
  const groups = ['packages', 'tools'];
  return ['spec', ...groups.flatMap((group) => readdirSync(join(rootDir, group)).map((name) => join(group, name)))];
}

/** The folders in which the packages' test runs leave their reports. */
function listReportFolders(): string[] {
  return listPackageFolders().map((folder) => join(rootDir, folder, 'reports'));
}

/**
 * Deletes the reports of earlier runs, which would be counted although their tests did not run. A cache hit restores its own report.
 *
 * @returns the files that Vitest writes
 */
export function clearTestReports(): string[] {
  const folders = listReportFolders();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  return folders.map((folder) => join(folder, 'vitest.json'));
}
