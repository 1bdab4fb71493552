import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consumer } from '../package-managers/install-consumer.js';
import { runToSuccess } from '../processes/run-program.js';
import { readProgram, stripTypes } from '../programs/read-program.js';
import { tryDownload } from '../registry/network-tests.js';
import { integration, integrationsFolder } from './download.js';

/** Time limit for the installation, after which its tests are skipped. Compiling takes 100 s of CPU time. */
const INSTALL_SECONDS = 300;

const MAIN = `import Database from 'better-sqlite3';
import { openStores } from './better-sqlite3.js';
import * as shop from './database.js';

const [task, event] = process.argv.slice(2);
const connect = () => {
  const database = new Database('shop.db');
  return { database, ...openStores(database) };
};
const end = () => process.kill(process.pid, 'SIGKILL');
const fail = () => {
  throw new Error('the handler failed');
};
const tasks = {
  charge: () => shop.chargeTwoOrders(connect),
  deliver: () => shop.deliverThreeTimes(connect, event, fail),
  end: () => shop.deliverThreeTimes(connect, event, end),
  count: () => shop.countRows(connect().database),
};
console.log(JSON.stringify(await tasks[task]()));
`;

/**
 * Returns the files of a shop that uses the client's examples for better-sqlite3. Its `main.js` runs a task and prints
 * the result as JSON.
 */
export function shopFiles({ project }: Consumer): Record<string, string> {
  const readExample = (name: string): string =>
    readFileSync(join(project, 'node_modules/@wapi/client/examples', name), 'utf8');
  return {
    'package.json': '{ "private": true, "type": "module" }',
    'better-sqlite3.js': readExample('better-sqlite3.js'),
    'sql-journal.js': readExample('sql-journal.js'),
    'database.js': stripTypes(readProgram('database.ts')),
    'main.js': MAIN,
  };
}

/**
 * Runs better-sqlite3's install script, because `downloadIntegrations` runs none. The script downloads a binary from
 * GitHub, or compiles it.
 *
 * @returns the reason if that takes too long
 * @throws {Error} with npm's output if the script fails
 */
export async function installBetterSqlite3(): Promise<string | undefined> {
  if (existsSync(integration('better-sqlite3/build/Release/better_sqlite3.node'))) return undefined;
  return tryDownload({
    what: 'better-sqlite3',
    seconds: INSTALL_SECONDS,
    run: (seconds) => runToSuccess('npm', ['rebuild', 'better-sqlite3'], { cwd: integrationsFolder, seconds }),
  });
}
