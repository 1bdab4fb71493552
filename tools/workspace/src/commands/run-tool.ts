// `npm run lint:spec|diff:spec|check:pr|verify -- …`: silently builds the packages that the tool needs. Then runs the
// tool in the user's folder with the remaining arguments, and exits with its exit code. Help needs no build.
import { asksForHelp } from '@wapi/lint/helpers';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { whenLauncherIsGone } from '../launcher.js';
import { rootDir } from '../root-dir.js';
import { findTool } from '../tools.js';
import { runTurbo } from '../turbo/run-turbo.js';

const [name = '', ...args] = process.argv.slice(2);
const tool = findTool(name);
const needsHelp = asksForHelp(args);
const program = needsHelp ? (tool.source ?? tool.program) : tool.program;

if (tool.builds !== undefined && !needsHelp) {
  // Run the tool even if a build fails, because the tool explains a broken spec better than the build. The build must
  // not write to stdout, which belongs to the tool.
  const { failed } = await runTurbo(['build'], { filters: tool.builds, keepGoing: true, onTask: () => undefined });
  if (failed.length > 0) console.error(`${name}: could not build ${failed.join(', ')}. Run: npm run build`);
}

const file = join(rootDir, program);
if (!existsSync(file)) {
  console.error(`${name}: ${program} does not exist. Run: npm run build`);
  process.exit(2);
}

// Use WAPI_CWD, in which run.cjs passes the user's folder. npm and pnpm change to the root before they run a script.
const cwd = process.env['WAPI_CWD'] ?? process.env['INIT_CWD'] ?? process.cwd();
process.env['INIT_CWD'] = cwd;
process.chdir(cwd);
whenLauncherIsGone(() => process.kill(process.pid));
// Run the tool in this process, because starting a second process takes a second on a slow machine.
process.argv.splice(1, Infinity, file, ...args);
await import(pathToFileURL(file).href);
