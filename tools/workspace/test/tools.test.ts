import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findTool, tools } from '../src/tools.js';

const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>;
};

it.each(Object.keys(tools))('offers %s as a command of the root package.json', (name) => {
  expect(scripts[name]).toBe(`node tools/workspace/src/run.cjs tool ${name}`);
});

it('rejects an unknown tool and lists the known ones', () => {
  expect(() => findTool('lint')).toThrow('Unknown command "lint". Use lint:spec, diff:spec, check:pr, verify.');
  expect(() => findTool('toString')).toThrow('Unknown command "toString".');
});
