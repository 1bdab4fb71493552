import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { specDir } from '../redocly.js';
import { CannotLint } from './cannot-lint.js';

export const formats = ['terminal', 'github', 'json', 'sarif'];

const usage = `Usage: node spec/scripts/lint.js [folder] [--format ${formats.join('|')}] [--sarif <file>] [--json <file>]`;

/**
 * What the command line asks for.
 *
 * One format goes to standard output; the two that other programs read can be written to files in the same run, for linting takes seconds.
 *
 * @param {string[]} args
 * @returns {{ dir: string, format: string, reports: { format: string, file: string }[] }} absolute paths
 */
export function readOptions(args) {
  const files = ['sarif', 'json'];
  const { values, positionals } = parse(args, files);
  const format = values.format ?? 'terminal';
  if (!formats.includes(format)) throw new CannotLint(`There is no format ${format}: choose ${formats.join(', ')}.`);
  if (positionals.length > 1) throw new CannotLint(`Only one folder can be linted at a time. ${usage}`);
  return {
    dir: positionals[0] === undefined ? resolve(specDir) : resolve(positionals[0]),
    format,
    reports: files.flatMap((name) => (values[name] === undefined ? [] : [{ format: name, file: resolve(values[name]) }])),
  };
}

function parse(args, files) {
  const strings = ['format', ...files];
  try {
    return parseArgs({ args, allowPositionals: true, options: Object.fromEntries(strings.map((name) => [name, { type: 'string' }])) });
  } catch (error) {
    throw new CannotLint(`${error.message.split('\n')[0].replace(/\.? To specify.*$/, '')}. ${usage}`);
  }
}
