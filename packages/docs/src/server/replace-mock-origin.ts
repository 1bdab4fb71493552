import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { localMock } from '../samples/local-mock.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.md': 'text/markdown',
  '.json': 'application/json',
};

/** A file that is served in place of the one on the disk. */
export interface ReplacedFile {
  type: string;
  text: string;
}

/**
 * Replaces the mock's default origin with the origin of the running mock, because readers copy the commands and expect
 * them to work.
 *
 * @param folder the folder of the built site
 * @param mock the origin of the running mock
 * @returns the changed files by request path; empty if the mock has its default origin
 */
export function replaceMockOrigin(folder: string, mock: string): ReadonlyMap<string, ReplacedFile> {
  const { origin } = new URL(localMock.url);
  if (mock === origin) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) in TYPES);
  return new Map(
    names.flatMap((name): [string, ReplacedFile][] => {
      const text = readFileSync(join(folder, name), 'utf8');
      if (!text.includes(origin)) return [];
      const path = `/${relative(folder, join(folder, name)).split(sep).join('/')}`;
      const changed = { type: `${TYPES[extname(name)]}; charset=utf-8`, text: text.replaceAll(origin, mock) };
      return [
        [path, changed],
        [path.replace(/index\.html$/, ''), changed],
      ];
    }),
  );
}
