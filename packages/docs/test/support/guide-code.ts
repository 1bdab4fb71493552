import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { fillFacts } from '../../src/model/guide-facts.js';
import { readSiteGuides } from '../../src/sources/read-guides.js';
import { bundle } from './site.js';

/**
 * Returns the code files in all guides, keyed by name. A guide names a file with `file=<name>` after the language of a
 * code block.
 */
export function readGuideCode(): Map<string, string> {
  return new Map(
    readSiteGuides().flatMap(({ body }) =>
      [...fillFacts(body, bundle.contract).matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)\n```$/gm)].map(
        ([, name = '', code = '']) => [name, code],
      ),
    ),
  );
}

/**
 * Writes the code of all guides into a folder. TypeScript becomes a module that Node can run.
 *
 * @param edit changes the code of each file before it is written
 */
export function writeGuideCode(folder: string, edit: (code: string, name: string) => string = (code) => code): void {
  for (const [name, code] of readGuideCode()) {
    const edited = edit(code, name);
    const file = join(folder, name.replace(/\.tsx?$/, '.mjs'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, /\.tsx?$/.test(name) ? transpile(edited) : edited);
  }
}

function transpile(code: string): string {
  return ts.transpile(code, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext });
}
