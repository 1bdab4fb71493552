import { transformSync } from 'esbuild';
import { readProgram } from '../programs/read-program.js';
import { integration } from './download.js';
import type { Project } from './project.js';

/** The two downloaded versions of Jest: the newest, and the previous major version. */
export const jestVersions = ['jest', 'jest-29'];

/** Reads a test in `programs/jest` as CommonJS, because Jest does not support `import` by default. */
export function readJestTest(name: string, environment: string): string {
  const { code } = transformSync(readProgram(`jest/${name}`), { loader: 'ts', format: 'cjs', target: 'es2022' });
  return `/** @jest-environment ${environment} */\n${code}`;
}

/**
 * Runs all tests of a project.
 *
 * @returns the status of each test by its file and title, and Jest's output if a file failed
 */
export async function runJest({ node, folder }: Project, version: string): Promise<Record<string, string>> {
  const { stdout, stderr } = await node(integration(`${version}/bin/jest.js`), '--json', '--runInBand');
  const { testResults } = JSON.parse(stdout || `{ "testResults": [] }`) as {
    testResults: { name: string; message: string; assertionResults: { title: string; status: string }[] }[];
  };
  if (testResults.length === 0) return { jest: stderr };
  return Object.fromEntries(
    testResults.flatMap(({ name, message, assertionResults }) => {
      const file = name.slice(folder.length + 1);
      const results = assertionResults.map(({ title, status }) => [`${file}: ${title}`, status]);
      return message === '' ? results : [...results, [file, message]];
    }),
  );
}
