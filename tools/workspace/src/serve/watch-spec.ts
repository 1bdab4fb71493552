import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watch } from 'chokidar';
import { errorMessage } from '@wapi/lint/helpers';
import { type Bundle, bundleFiles, bundleInProcess, placeInSource } from './spec-bundle.js';

/** The files and folders that belong to the spec. */
const SOURCES = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml', 'paths', 'components', 'webhooks', 'workflows'];
/** Milliseconds to wait after a change. Editors write a file in several steps, or several files one after another. */
const SAVE_MS = 40;

/** Milliseconds between two checks of a file. */
const POLL_MS = 200;

type FileChange = 'saved' | 'deleted';

export interface WatchOptions {
  /** The absolute path of the spec's folder. */
  readonly dir: string;
  /** Switches the mock to a document. Rejects if the mock cannot use the document. */
  readonly reload: (document: Bundle['document']) => Promise<void>;
  /** Starts to build the docs from a bundle. */
  readonly rebuild: (bundle: Bundle) => void;
  /** Receives a message about each saved change and its effect. */
  readonly log: (text: string) => void;
}

/**
 * Bundles the spec whenever one of its files is saved. If the spec is invalid, logs its mistakes and changes nothing.
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
      // The watcher was closed while this function waited.
      if (changed.size === 0) return;
      const what = describeChanges(dir, changed);
      changed.clear();
      try {
        const { bundle, isOther } = await load();
        if (isOther || isBroken) log(`${what}. Mock updated${isBroken ? ', the spec is valid again' : ''}.`);
        isBroken = false;
        if (isOther) rebuild(bundle);
      } catch (error) {
        // If a file changed again, the bundler may have read an incomplete file, so bundle again.
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
    // Polling also detects a retargeted symbolic link and a replaced folder.
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
  // Bundle once now, so that the first save is fast.
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

/**
 * Returns whether the files on the disk equal the files in the bundle. Ignores files that do not exist on the disk, as
 * in a folder without a build.
 */
function isBuilt(dir: string, bundle: Bundle): boolean {
  return Object.entries(bundleFiles(bundle)).every(([name, text]) => {
    const file = join(dir, 'dist', name);
    return !existsSync(file) || readFileSync(file, 'utf8') === text;
  });
}

/** Names the saved and deleted files, without a full stop. */
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

/** Returns the reasons with their positions, one per line. */
function listReasons(dir: string, error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  if ('lines' in error) return error.lines as string[];
  if (!('path' in error) || !Array.isArray(error.path)) return [error.message];
  return [`${placeInSource(dir, error.path)} ${error.message}`];
}
