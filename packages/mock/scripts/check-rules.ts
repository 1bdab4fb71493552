// Reports names that the mock's rules use but the spec does not define. A rule with such a name does not fail at run
// time: its operation responds with the first documented example. With `--warn`, which the build uses, the script
// reports such names without failing.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contract } from '@wapi/types';
import { accountRules, publicRules } from '../src/rules/index.js';
import { findStaleNames, findStaleRules } from './find-stale-names.js';

const folder = 'packages/mock/src/rules';
const files = readdirSync(fileURLToPath(new URL('../src/rules', import.meta.url)));
const sources = new Map(
  files.map((name) => [`${folder}/${name}`, readFileSync(new URL(`../src/rules/${name}`, import.meta.url), 'utf8')]),
);
const index = `${folder}/index.ts`;
const ids = [...publicRules.keys(), ...accountRules.keys()];
const found = [...findStaleRules(index, sources.get(index) ?? '', ids, contract), ...findStaleNames(sources, contract)];

const isError = !process.argv.includes('--warn');
for (const { file, line, message } of found)
  console.error(`${file}:${line}: ${isError ? 'error' : 'warning'}: ${message}. Change or remove the rule.`);
if (isError && found.length > 0) process.exitCode = 1;
