import { existsSync } from 'node:fs';
import type { OpenApiDocument } from '@wapi/types';
import type { Mock } from '../create-mock.js';
import { readTextFile } from './read-text-file.js';
import { FileError } from '../mock-error.js';

/**
 * How long a file must be left alone before it is read, in milliseconds: an editor may save in several steps, and a bundler writes a piece
 * at a time.
 */
const SETTLED_MS = 40;

/** A file that is watched. */
export interface WatchedSpec {
  close: () => Promise<void>;
}

/**
 * Reads a bundled spec from a JSON or YAML file. Whether it is one is for the mock to say.
 *
 * @throws Error when there is no such file, it is neither, saying in which line and column, or it is not bundled
 */
export async function readSpecFile(path: string): Promise<OpenApiDocument> {
  const text = await readTextFile(path);
  const document = await (text.trimStart().startsWith('{') ? readJson(path, text) : readYaml(path, text));
  const outside = referenceToFile(document);
  if (outside !== undefined)
    throw new FileError(`${path} refers to other files, such as ${outside}: bundle it into one document first`);
  return document;
}

/** The first reference that leads out of a document. */
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
    const reason = error instanceof Error ? error.message : String(error);
    // Node tells no position of an end that comes too early.
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
 * Lets a mock answer by a file's bundled spec whenever it is saved. A broken one changes nothing.
 *
 * @param say is told what happened, in a line
 */
export async function watchSpecFile(
  path: string,
  mock: Pick<Mock, 'reload'>,
  say: (line: string) => void,
): Promise<WatchedSpec> {
  const { watch } = await import('chokidar');

  async function reload(): Promise<void> {
    try {
      await mock.reload(await readSpecFile(path));
      say(`${path} was saved: the mock answers by it now`);
    } catch (error) {
      if (!existsSync(path)) {
        say(`${path} is gone: the mock goes on with what it held`);
        return;
      }
      const reason = error instanceof Error ? error.message : String(error);
      say(`${path} was saved and cannot be used, so the mock goes on with the one before: ${reason}`);
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const watcher = watch(path, { ignoreInitial: true });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void (last = last.then(reload)), SETTLED_MS);
  });
  await new Promise((resolve, reject) => {
    watcher.once('ready', () => resolve(undefined));
    watcher.once('error', reject);
  });
  watcher.on('error', (error) =>
    say(`${path} may not be watched any more: ${error instanceof Error ? error.message : String(error)}`),
  );
  // Prism is loaded for the first change of a spec, which takes a second that nobody should have to wait for after a save.
  void import('../spec/prism.js');
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await last;
    },
  };
}
