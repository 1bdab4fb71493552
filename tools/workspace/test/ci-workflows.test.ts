import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: unknown;
  concurrency?: { group?: string };
  jobs: Record<string, Job>;
}

const root = new URL('../../../', import.meta.url);
const folder = new URL('.github/workflows/', root);
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([job, value]) => ({ name: `${name} ${job}`, job: value })),
);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  scripts: Record<string, string>;
};

describe('the GitHub workflows', () => {
  it('cover pull requests, docs and releases', () => {
    expect(workflows.map(({ name }) => name)).toEqual(['docs.yml', 'pull-request.yml', 'release.yml']);
  });

  it.each(workflows)('$name pins every action by its commit, and notes its version', ({ text }) => {
    const uses = text.match(/^.*\buses:.*$/gm) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it.each(workflows)('$name grants no permissions by default, and runs once at a time', ({ workflow }) => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency?.group).toMatch(/\S/);
  });

  it.each(workflows)('$name never runs with more permissions than a pull request', ({ workflow }) => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });

  it.each(jobs)('$name lists its permissions and has a time limit', ({ job }) => {
    expect(Object.keys(job.permissions ?? {}).length).toBeGreaterThan(0);
    expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
  });

  it.each(jobs)('$name runs existing commands, without untrusted text in them', ({ job }) => {
    for (const { run } of job.steps) {
      if (run === undefined) continue;
      expect(run).not.toContain('${{');
      const [, file] = /^(?:node|bash) (\S+\.(?:cjs|sh))/.exec(run) ?? [];
      expect(file === undefined || existsSync(new URL(file, root)), file).toBe(true);
      const [, script] = /^npm (?:run )?([\w:]+)(?: -- (?:"\$[A-Z_]+"|--dry-run))?$/.exec(run) ?? [];
      expect(script === undefined || script in scripts, run).toBe(true);
      expect(file ?? script ?? run, run).toMatch(/\.(?:cjs|sh)$|^[\w:]+$|^gh pr comment /);
    }
  });

  it('build the docs with DOCS_URL only after the tests', () => {
    const docs = workflows.find(({ name }) => name === 'docs.yml')?.workflow;
    const steps = docs?.jobs['build']?.steps ?? [];
    const kinds = steps.map(
      ({ uses, run, env }) =>
        `${uses?.replace(/@.*/, '') ?? run}${env?.['DOCS_URL'] === undefined ? '' : ' at DOCS_URL'}`,
    );
    expect(kinds.slice(-3)).toEqual(['npm test', 'npm run build at DOCS_URL', 'actions/upload-pages-artifact']);
    expect(steps.at(-2)?.env?.['DOCS_URL']).toContain(
      "'https://{0}.github.io/{1}/', github.repository_owner, github.event.repository.name",
    );
  });

  it('use scripts of the root package to release', () => {
    const release = workflows.find(({ name }) => name === 'release.yml');
    const action = release?.workflow.jobs['release']?.steps.find(({ uses }) => uses?.startsWith('changesets/action@'));
    for (const command of [action?.with?.['version'], action?.with?.['publish']]) {
      const [, script = ''] = /^node tools\/workspace\/src\/run\.cjs (\S+)$/.exec(String(command)) ?? [];
      expect(Object.keys(scripts), String(command)).toContain(script);
    }
  });
});
