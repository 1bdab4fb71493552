import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specDir } from '../../src/lint.js';
import { type Document, isMap, parseDocument } from 'yaml';

/** A git repository in a temporary folder. It contains the spec, with only two operations or with all operations. */
export class SpecRepository {
  readonly folder: string;

  constructor({ whole = false, name = 'wapi-repository-' } = {}) {
    this.folder = mkdtempSync(join(tmpdir(), name));
    this.git('init', '--quiet', '--initial-branch=main');
    mkdirSync(join(this.folder, 'spec'));
    for (const part of ['paths', 'components', 'redocly.yaml', 'discrepancies.yaml', ...(whole ? ['webhooks'] : [])]) {
      cpSync(join(specDir, part), join(this.folder, 'spec', part), { recursive: true });
    }
    const root = parseDocument(readFileSync(join(specDir, 'openapi.yaml'), 'utf8'));
    root.setIn(['info', 'x-revision'], '1.0.0');
    if (!whole) this.#keepTwoOperations(root);
    this.write('openapi.yaml', String(root));
    this.commit();
  }

  #keepTwoOperations(root: Document): void {
    root.delete('webhooks');
    const paths = root.get('paths');
    if (!isMap(paths)) throw new Error('The spec has no paths.');
    paths.items = paths.items.filter(({ key }) => ['/user', '/user/phone'].includes(String(key)));
  }

  git(...args: string[]): string {
    const who = ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: this.folder, encoding: 'utf8' });
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'Edit the spec');
  }

  read(file: string): string {
    return readFileSync(join(this.folder, 'spec', file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, 'spec', file), text);
  }

  /**
   * Replaces a string. The string must exist, because an edit without effect would make a test pass for the wrong
   * reason.
   */
  replace(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}. Fix the test.`);
    this.write(file, text.replace(from, to));
  }

  /** Finds the line number of a string in a file in the working tree. */
  lineOf(file: string, text: string): number {
    return (
      this.read(file)
        .split('\n')
        .findIndex((line) => line.includes(text)) + 1
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
