import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { github } from '../../src/formats/github.js';
import { json } from '../../src/formats/json.js';
import { sarif } from '../../src/formats/sarif.js';
import { text as formatText } from '../../src/formats/text.js';
import { describeRules } from '../../src/lint/describe-rules.js';
import { sarifSchema } from '../support/sarif-schema.js';
import type { Json } from '../support/bundle.js';

const ajv = new Ajv2020.default({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(sarifSchema);

const rules = describeRules();
const user = {
  file: 'spec/paths/user.yaml',
  line: 2,
  column: 3,
  severity: 'error',
  rule: 'operation-id-verb',
  message: 'Start it with a verb.',
};
const again = { ...user, line: 3, column: 5 };
const struct = {
  file: 'spec/openapi.yaml',
  line: 1,
  column: 1,
  severity: 'warning',
  rule: 'struct',
  message: 'Fix it.',
};
const text = 'get:\n  operationId: a\n  operationId: a\n';

/** Creates a report with some findings. */
function reportOf(findings: Json, texts = { [user.file]: text }) {
  return { findings, files: 368, rules, linesOf: (file: Json) => (texts[file] ?? '').split('\n') };
}

describe('text', () => {
  it('groups findings by file, and lists the pages of our rules once, and the number of findings', () => {
    expect(formatText(reportOf([struct, user, again]))).toBe(`spec/openapi.yaml:1:1  warning  struct  Fix it.

spec/paths/user.yaml:2:3  error  operation-id-verb  Start it with a verb.
spec/paths/user.yaml:3:5  error  operation-id-verb  Start it with a verb.

Pages of these rules:
  tools/lint/docs/operation-id-verb.md

spec: 3 problems in 2 files`);
  });

  it('omits the list of pages if no rule has one', () => {
    expect(formatText(reportOf([struct]))).toBe(
      'spec/openapi.yaml:1:1  warning  struct  Fix it.\n\nspec: 1 problem in 1 file',
    );
  });

  it('is one line if there are no findings', () => {
    expect(formatText(reportOf([]))).toBe(`spec: 0 problems (368 files, ${rules.length} rules)`);
  });
});

describe('github', () => {
  it("writes a command for each finding, with the rule's page if it has one", () => {
    expect(github(reportOf([struct, user]))).toBe(`::warning file=spec/openapi.yaml,line=1,col=1,title=struct::Fix it.
::error file=spec/paths/user.yaml,line=2,col=3,title=operation-id-verb::Start it with a verb.\
%0ASee tools/lint/docs/operation-id-verb.md
spec: 2 problems in 2 files`);
  });

  it('escapes characters that have a meaning for the runner', () => {
    const hostile = { ...struct, file: 'spec/paths/a,b:c%d.yaml', rule: 'x:y', message: '100% of a, b: c::d\r\ne' };
    expect(github(reportOf([hostile])).split('\n')[0]).toBe(
      '::warning file=spec/paths/a%2Cb%3Ac%25d.yaml,line=1,col=1,title=x%3Ay::100%25 of a, b: c::d%0D%0Ae',
    );
  });

  it('writes no command if there are no findings', () => {
    expect(github(reportOf([]))).toBe(`spec: 0 problems (368 files, ${rules.length} rules)`);
  });
});

describe('json', () => {
  it('contains every finding, with its page if it has one', () => {
    expect(JSON.parse(json(reportOf([struct, user])))).toEqual({
      findings: [struct, { ...user, page: 'tools/lint/docs/operation-id-verb.md' }],
      files: 368,
      rules: rules.length,
    });
  });
});

describe('sarif', () => {
  const logOf = (report: Parameters<typeof sarif>[0], docs?: string) => JSON.parse(sarif(report, docs));
  const runOf = (...args: Parameters<typeof logOf>) => logOf(...args).runs[0];
  const prints = (report: Json) =>
    runOf(report).results.map(({ partialFingerprints }: Json) => partialFingerprints.primaryLocationLineHash);

  it.each([
    ['findings', [struct, user, again]],
    ['none', []],
    ['a file whose name is not a URL', [{ ...struct, file: 'spec/paths/a b#c%.yaml' }]],
  ])('is SARIF 2.1.0 with %s', (_name, findings) => {
    for (const docs of [undefined, 'https://docs.example.com/wapi/']) {
      validate(logOf(reportOf(findings), docs));
      expect(validate.errors).toBeNull();
    }
  });

  it('is checked against a schema that rejects mistakes', () => {
    const log = logOf(reportOf([user]));
    const [run] = log.runs;
    const [result] = run.results;
    const mutants = [
      { ...log, version: '2.0.0' },
      { ...log, runs: [{ ...run, tool: {} }] },
      { ...log, runs: [{ ...run, results: [{ ...result, level: 'fatal' }] }] },
      { ...log, runs: [{ ...run, results: [{ ...result, locations: [] }] }] },
      JSON.parse(JSON.stringify(log).replace('"spec/paths/user.yaml"', '"/absolute/spec/paths/user.yaml"')),
      JSON.parse(JSON.stringify(log).replace('"startLine":2', '"startLine":0')),
    ];
    for (const mutant of mutants) expect(validate(mutant), JSON.stringify(mutant).slice(0, 100)).toBe(false);
  });

  it('describes our rules with their pages, and other rules by name', () => {
    const { driver } = runOf(reportOf([struct, user])).tool;
    expect(driver.rules.map(({ id }: Json) => id)).toEqual([...rules.map(({ id }) => id), 'struct']);
    for (const { id, shortDescription, help } of driver.rules.slice(0, -1)) {
      expect(help.markdown).toMatch(new RegExp(`^# ${id}\n`));
      expect(help.markdown).toContain(shortDescription.text);
    }
    expect(driver.rules.at(-1)).not.toHaveProperty('help');
  });

  it('contains rule, severity and place of each finding', () => {
    const { results, tool } = runOf(reportOf([struct, user]));
    expect(results.map(({ ruleId, ruleIndex }: Json) => [ruleId, tool.driver.rules[ruleIndex].id])).toEqual([
      ['struct', 'struct'],
      [user.rule, user.rule],
    ]);
    expect(results[0].level).toBe('warning');
    expect(results[1]).toMatchObject({
      level: 'error',
      message: { text: user.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'spec/paths/user.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 3 },
          },
        },
      ],
    });
  });

  it('links the pages only if the docs have a URL', () => {
    const linksOf = (docs?: string) =>
      runOf(reportOf([struct]), docs).tool.driver.rules.map(({ helpUri }: Json) => helpUri);
    expect(linksOf('https://docs.example.com/wapi/')).toEqual([
      ...rules.map(({ id }) => `https://docs.example.com/wapi/rules/${id}`),
      undefined,
    ]);
    expect(linksOf('https://docs.example.com/wapi')).toEqual(linksOf('https://docs.example.com/wapi/'));
    expect(new Set(linksOf())).toEqual(new Set([undefined]));
  });

  it('has unique fingerprints that do not change when lines move', () => {
    const before = prints(reportOf([user, again]));
    const moved = [user, again].map((finding) => ({ ...finding, line: finding.line + 2 }));
    expect(prints(reportOf(moved, { [user.file]: `# One\n# Two\n${text}` }))).toEqual(before);
    expect(new Set(before).size).toBe(2);
    const others = [
      { ...user, rule: 'provenance' },
      { ...user, file: 'spec/paths/users.yaml' },
      { ...user, message: 'Fix it.' },
    ];
    for (const other of others) expect(before).not.toContain(prints(reportOf([other]))[0]);
    expect(before).not.toContain(prints(reportOf([user], { [user.file]: 'get:\n  operationId: b\n' }))[0]);
  });
});
