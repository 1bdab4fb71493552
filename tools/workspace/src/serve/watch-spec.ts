import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watch } from 'chokidar';
import { errorMessage } from '@wapi/lint/helpers';
import { type Bundle, bundleFiles, bundleInProcess, placeInSource } from './spec-bundle.js';

/** The spec's files and folders. */
const SOURCES = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml', 'paths', 'components', 'webhooks', 'workflows'];
/**
 * Milliseconds to wait after a change, because editors write a file in several steps and several files one after
 * another.
 */
const SAVE_MS = 40;

/** Milliseconds between two looks at a file. */
const POLL_MS = 200;

type FileChange = 'saved' | 'deleted';

export interface WatchOptions {
  /** The spec's folder, absolute. */
  readonly dir: string;
  /** Switches the mock to a document. Rejects if the mock cannot use it. */
  readonly reload: (document: Bundle['document']) => Promise<void>;
  /** Starts to build the docs from a bundle. */
  readonly rebuild: (bundle: Bundle) => void;
  /** Receives a message about each saved change and its effect. */
  readonly log: (text: string) => void;
}

/**
 * Bundles the spec whenever one of its files is saved. An invalid spec changes nothing, and its mistakes are logged.
 *
 * Resolves once the spec is watched and loaded.
 */
export async function watchSpec({ dir, reload, rebuild, log }: WatchOptions): Promise<{ close: () => Promise<void> }> {
  /** The files that changed since the last bundle. */
  const changed = new Map<string, FileChange>();
  let known = { document: '', bundle: '' };
  let isBroken = false;
  let running: Promise<void> | undefined;

  async function load(): Promise<{ bundle: Bundle; isOther: boolean }> {
    const bundle = await bundleInProcess(dir);
    const texts = { document: JSON.stringify(bundle.document), bundle: JSON.stringify(bundle) };
    if (texts.document !== known.document) await reload(bundle.document);
    const isOther = texts.bundle !== known.bundle;
    known = texts;
    return { bundle, isOther };
  }

  async function follow(): Promise<void> {
    while (changed.size > 0) {
      await wait(SAVE_MS);
      // The watcher was closed in the meantime.
      if (changed.size === 0) return;
      const what = describeChanges(dir, changed);
      changed.clear();
      try {
        const { bundle, isOther } = await load();
        if (isOther || isBroken) log(`${what}. Mock updated${isBroken ? ', the spec is valid again' : ''}.`);
        isBroken = false;
        if (isOther) rebuild(bundle);
      } catch (error) {
        // A file may have been read half-written, so bundle again.
        if (changed.size > 0) continue;
        isBroken = true;
        log(
          [`${what}. The spec is invalid, so docs and mock keep the last valid spec:`, ...listReasons(dir, error)].join(
            '\n  ',
          ),
        );
      }
    }
  }

  const watcher = watch(dir, {
    ignoreInitial: true,
    ignored: (path) => !isSource(dir, path),
    // Also notices a link that points elsewhere and a folder that was replaced.
    usePolling: true,
    interval: POLL_MS,
  });
  watcher.on('all', (event, path) => {
    if (!path.endsWith('.yaml')) return;
    changed.set(path, event === 'unlink' ? 'deleted' : 'saved');
    running ??= follow().finally(() => (running = undefined));
  });
  await new Promise((resolve, reject) => {
    watcher.once('ready', () => resolve(undefined));
    watcher.once('error', reject);
  });
  watcher.on('error', (error) =>
    log(`Changes of the spec may go unnoticed, restart npm start: ${errorMessage(error)}`),
  );
  // Makes the first save fast.
  const first = await load().catch(() => undefined);
  if (first !== undefined && !isBuilt(dir, first.bundle)) {
    log('The spec was saved during the build. Mock updated.');
    rebuild(first.bundle);
  }
  return {
    async close() {
      await watcher.close();
      changed.clear();
      await running;
    },
  };
}

function isSource(dir: string, path: string): boolean {
  const [top = ''] = relative(dir, path).split(sep);
  return top === '' || SOURCES.includes(top);
}

/** Whether the files that the build used have this content. A folder without them was not built. */
function isBuilt(dir: string, bundle: Bundle): boolean {
  return Object.entries(bundleFiles(bundle)).every(([name, text]) => {
    const file = join(dir, 'dist', name);
    return !existsSync(file) || readFileSync(file, 'utf8') === text;
  });
}

/** Names the saved and the deleted files, without a full stop. */
function describeChanges(dir: string, changed: ReadonlyMap<string, FileChange>): string {
  if (changed.size > 3) return `${changed.size} files of the spec changed`;
  const parts = (['saved', 'deleted'] as const).flatMap((how) => {
    const files = [...changed]
      .filter(([, own]) => own === how)
      .map(([file]) => `spec/${relative(dir, file).split(sep).join('/')}`);
    return files.length === 0 ? [] : [`${files.toSorted().join(', ')} ${files.length > 1 ? 'were' : 'was'} ${how}`];
  });
  return parts.join(' and ');
}

/** The reasons and their places, one per line. */
function listReasons(dir: string, error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  if ('lines' in error) return error.lines as string[];
  if (!('path' in error) || !Array.isArray(error.path)) return [error.message];
  return [`${placeInSource(dir, error.path)} ${error.message}`];
}
