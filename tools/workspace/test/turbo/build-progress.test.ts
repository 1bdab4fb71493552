import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { createBuildProgress, type ProgressOutput } from '../../src/turbo/build-progress.js';

const TASKS = [
  { id: '@wapi/spec#bundle', cached: true },
  { id: '@wapi/types#build', cached: false },
  { id: '@wapi/docs#build', cached: true },
];
const SUMMARY = 'Built: 3 tasks, 2 of them from the cache.\n';

function show(terminal: { isTTY?: boolean; columns?: number }): string {
  const output = Object.assign(new PassThrough(), terminal) as ProgressOutput & PassThrough;
  const progress = createBuildProgress(output);
  for (const task of TASKS) progress.add(task);
  progress.end();
  return String(output.read());
}

it('createBuildProgress writes one line to a file or a CI log', () => {
  expect(show({})).toBe(SUMMARY);
});

it('createBuildProgress shows each task in the same line of a terminal', () => {
  const text = show({ isTTY: true, columns: 20 });
  expect(text.split('\n')).toHaveLength(2);
  // Each line is cleared before the next is written.
  expect(stripVTControlCharacters(text.replaceAll('\u001B[2K', '|'))).toBe(
    `|  1 @wapi/spec bund|  2 @wapi/types bui|  3 @wapi/docs buil|${SUMMARY}`,
  );
});
