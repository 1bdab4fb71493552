import { relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watch } from 'chokidar';
import { bundleInProcess, placeInSource } from '@wapi/spec/bundle-in-process';

/** @typedef {import('@wapi/spec/bundle-in-process').Bundle} Bundle */

/** What the spec is written in, in its folder. */
const SOURCES = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml', 'paths', 'components', 'webhooks', 'workflows'];
/** How long a save may take, in milliseconds: editors write a file in several steps, and several files one after the other. */
const SAVE_MS = 40;

/**
 * What is done with a spec.
 *
 * @typedef {object} SpecUse
 * @property {string} dir the spec's folder, absolute
 * @property {(document: Bundle['document']) => Promise<void>} reload lets the mock answer by another document; throws where it cannot
 * @property {(bundle: Bundle) => void} rebuild starts to build the docs from another bundle
 * @property {(text: string) => void} say is told what happened
 */

/**
 * Bundles the spec whenever one of its files is saved. One that cannot be used changes nothing, and what is wrong with it is told.
 *
 * @param {SpecUse} use
 * @returns {Promise<{ close: () => Promise<void> }>} once everything is loaded that the first save needs
 */
export async function watchSpec({ dir, reload, rebuild, say }) {
  /** Whether each file that changed since the last look was saved or deleted. @type {Map<string, 'saved' | 'deleted'>} */
  const changed = new Map();
  let known = { document: '', bundle: '' };
  let isBroken = false;
  /** @type {Promise<void> | undefined} */
  let running;

  async function load() {
    const bundle = await bundleInProcess(dir);
    const texts = { document: JSON.stringify(bundle.document), bundle: JSON.stringify(bundle) };
    if (texts.document !== known.document) await reload(bundle.document);
    const isOther = texts.bundle !== known.bundle;
    known = texts;
    return { bundle, isOther };
  }

  async function follow() {
    while (changed.size > 0) {
      await wait(SAVE_MS);
      // It was closed meanwhile.
      if (changed.size === 0) return;
      const what = describeChanges(dir, changed);
      changed.clear();
      try {
        const { bundle, isOther } = await load();
        if (isOther || isBroken) say(`${what}: the mock answers by ${isBroken ? 'the spec again' : 'it'}.`);
        isBroken = false;
        if (isOther) rebuild(bundle);
      } catch (error) {
        // What was read half-written is read again.
        if (changed.size > 0) continue;
        isBroken = true;
        say([`${what}, and the spec cannot be used: docs and mock stay with the last good one.`, ...reasons(dir, error)].join('\n  '));
      }
    }
  }

  const watcher = watch(dir, { ignoreInitial: true, ignored: (path) => !isSource(dir, path) });
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
    say(`What is saved in the spec may not be noticed any more: ${error instanceof Error ? error.message : String(error)}`),
  );
  // Everything is loaded before the first save, and a spec that was saved during the build is found.
  await load().catch(() => undefined);
  return {
    async close() {
      await watcher.close();
      changed.clear();
      await running;
    },
  };
}

/**
 * @param {string} dir
 * @param {string} path
 */
function isSource(dir, path) {
  const [top = ''] = relative(dir, path).split(sep);
  return top === '' || SOURCES.includes(top);
}

/**
 * Which files were saved and which were deleted, as the start of a sentence.
 *
 * @param {string} dir
 * @param {ReadonlyMap<string, 'saved' | 'deleted'>} changed
 */
function describeChanges(dir, changed) {
  if (changed.size > 3) return `${changed.size} files of the spec were changed`;
  const parts = /** @type {const} */ (['saved', 'deleted']).flatMap((how) => {
    const files = [...changed].filter(([, own]) => own === how).map(([file]) => `spec/${relative(dir, file).split(sep).join('/')}`);
    return files.length === 0 ? [] : [`${files.toSorted().join(', ')} ${files.length > 1 ? 'were' : 'was'} ${how}`];
  });
  return parts.join(' and ');
}

/**
 * What is wrong and where, one reason a line.
 *
 * @param {string} dir
 * @param {unknown} error
 * @returns {string[]}
 */
function reasons(dir, error) {
  if (!(error instanceof Error)) return [String(error)];
  if ('lines' in error) return /** @type {string[]} */ (error.lines);
  if (!('path' in error) || !Array.isArray(error.path)) return [error.message];
  return [`${placeInSource(dir, error.path)} ${error.message}`];
}
