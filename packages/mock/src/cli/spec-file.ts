import { existsSync, type StatsListener, unwatchFile, watchFile } from 'node:fs';
import type { OpenApiDocument } from '@wapi/types';
import type { Mock } from '../create-mock.js';
import { readTextFile } from './read-text-file.js';
import { errorMessage, FileError } from '../mock-error.js';

/**
 * Milliseconds that the file must stay unchanged before it is read. An editor may save in several steps, and a bundler
 * may write in pieces.
 */
const SETTLED_MS = 40;
/**
 * Milliseconds between two checks of the file. Polling also detects a retargeted symbolic link and a replaced folder,
 * which the operating system's notifications miss.
 */
const POLL_MS = 100;

export interface WatchedSpec {
  close: () => Promise<void>;
}

/**
 * Reads a bundled spec from a JSON or YAML file. The mock validates the spec.
 *
 * @throws {FileError} if the file cannot be read, cannot be parsed (with line and column), or is not bundled
 */
export async function readSpecFile(path: string): Promise<OpenApiDocument> {
  const text = await readTextFile(path);
  const document = await (text.trimStart().startsWith('{') ? readJson(path, text) : readYaml(path, text));
  const outside = referenceToFile(document);
  if (outside !== undefined)
    throw new FileError(`${path} refers to other files, such as ${outside}: bundle it into one document first`);
  return document;
}

/** Finds the first reference to another file. */
function referenceToFile(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  for (const [name, value] of Object.entries(node)) {
    const found =
      name === '$ref' && typeof value === 'string' && !value.startsWith('#') ? value : referenceToFile(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readJson(path: string, text: string): OpenApiDocument {
  try {
    return JSON.parse(text) as OpenApiDocument;
  } catch (error) {
    const reason = errorMessage(error);
    // Node reports no position if the JSON ends unexpectedly.
    const position = Number(/ at position (\d+)/.exec(reason)?.[1] ?? text.length);
    const before = text.slice(0, position).split('\n');
    const place = `${path}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
    throw new FileError(`${place} ${reason.replace(/ in JSON at position .*| at position .*/s, '')}`, { cause: error });
  }
}

async function readYaml(path: string, text: string): Promise<OpenApiDocument> {
  const { parse, YAMLParseError } = await import('yaml');
  try {
    return parse(text) as OpenApiDocument;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    const [reason = ''] = error.message.split('\n');
    throw new FileError(`${path}:${line}:${col} ${reason.replace(/ at line \d+, column \d+:?$/, '')}`, {
      cause: error,
    });
  }
}

/**
 * Reloads a mock's spec whenever the file changes. If the new content is unusable, the mock continues with the current
 * spec.
 *
 * @param say receives one line about each change
 */
export function watchSpecFile(path: string, mock: Pick<Mock, 'reload'>, say: (line: string) => void): WatchedSpec {
  async function reload(): Promise<void> {
    try {
      await mock.reload(await readSpecFile(path));
      say(`${path} changed: the mock now uses the new version. Accounts that were used keep their data until a reset`);
    } catch (error) {
      if (!existsSync(path)) {
        say(`${path} was removed: the mock still uses the last version`);
        return;
      }
      const reason = errorMessage(error);
      say(`${path} changed but cannot be used, so the mock still uses the last version: ${reason}`);
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const onChange: StatsListener = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void (last = last.then(reload)), SETTLED_MS);
  };
  watchFile(path, { interval: POLL_MS }, onChange);
  return {
    async close() {
      clearTimeout(timer);
      unwatchFile(path, onChange);
      await last;
    },
  };
}
