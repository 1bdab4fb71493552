import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Consumer } from '../package-managers/install-consumer.js';
import { bareEnvironment } from '../package-managers/package-managers.js';
import { unpackInto } from '../package-managers/unpack.js';
import { type Outcome, runProgram } from '../processes/run-program.js';
import { integrationsFolder } from './download.js';

/** A project in which the packed client and mock are installed. It uses the downloaded tools. */
export interface Project {
  readonly folder: string;
  /** The environment of programs that run in the project. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs a JavaScript file in the project with Node. */
  readonly node: (file: string, ...args: string[]) => Promise<Outcome>;
  readonly remove: () => void;
}

/**
 * Creates a project below the downloaded packages, so that the tools and their plugins find each other.
 *
 * @param files the contents of the project's files, by path
 */
export async function createProject(consumer: Consumer, files: Readonly<Record<string, string>>): Promise<Project> {
  const folder = mkdtempSync(join(integrationsFolder, 'project-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await unpackInto(folder, consumer);
  const env = { ...bareEnvironment(consumer.home), NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' };
  return {
    folder,
    env,
    node: (file, ...args) => runProgram(process.execPath, [file, ...args], { cwd: folder, env }),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
