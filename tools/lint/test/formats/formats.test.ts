import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { github } from '../../src/formats/github.js';
import { json } from '../../src/formats/json.js';
import { sarif } from '../../src/formats/sarif.js';
import { text as formatText } from '../../src/formats/text.js';
import { describeRules } from '../../src/lint/describe-rules.js';
import { sarifSchema } from '../support/sarif-schema.js';
import { spectral } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const ajv = new Ajv2020.default({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(sarifSchema);

const rules = describeRules(spectral.descriptions);
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
  message: 'Mend it.',
};
const text = 'get:\n  operationId: a\n  operationId: a\n';

/** A report as the lint makes it. */
function reportOf(findings: Json, texts = { [user.file]: text }) {
  return { findings, files: 368, rules, linesOf: (file: Json) => (texts[file] ?? '').split('\n') };
}

describe('the text format', () => {
  it('shows findings by file, the page of each rule of ours once, and how many there are', () => {
    expect(formatText(reportOf([struct, user, again]))).toBe(`spec/openapi.yaml:1:1  warning  struct  Mend it.

spec/paths/user.yaml:2:3  error  operation-id-verb  Start it with a verb.
spec/paths/user.yaml:3:5  error  operation-id-verb  Start it with a verb.

What the rules ask for, and why:
  tools/lint/docs/operation-id-verb.md

spec: 3 problems in 2 files`);
  });

  it('says nothing of pages where no rule has one', () => {
    expect(formatText(reportOf([struct]))).toBe(
      'spec/openapi.yaml:1:1  warning  struct  Mend it.\n\nspec: 1 problem in 1 file',
    );
  });

  it('is one line where nothing is found', () => {
    expect(formatText(reportOf([]))).toBe(`spec: 0 problems (368 files, ${rules.length} rules)`);
  });
});

describe('the annotations', () => {
  it('are a command for each finding, with the page where there is one', () => {
    expect(github(reportOf([struct, user]))).toBe(`::warning file=spec/openapi.yaml,line=1,col=1,title=struct::Mend it.
::error file=spec/paths/user.yaml,line=2,col=3,title=operation-id-verb::Start it with a verb.%0ASee tools/lint/docs/operation-id-verb.md
spec: 2 problems in 2 files`);
  });

  it('escape what the runner would take for its own signs', () => {
    const hostile = { ...struct, file: 'spec/paths/a,b:c%d.yaml', rule: 'x:y', message: '100% of a, b: c::d\r\ne' };
    expect(github(reportOf([hostile])).split('\n')[0]).toBe(
      '::warning file=spec/paths/a%2Cb%3Ac%25d.yaml,line=1,col=1,title=x%3Ay::100%25 of a, b: c::d%0D%0Ae',
    );
  });

  it('are none where nothing is found', () => {
    expect(github(reportOf([]))).toBe(`spec: 0 problems (368 files, ${rules.length} rules)`);
  });
});

describe('the JSON', () => {
  it('has every finding, with its page where there is one', () => {
    expect(JSON.parse(json(reportOf([struct, user])))).toEqual({
      findings: [struct, { ...user, page: 'tools/lint/docs/operation-id-verb.md' }],
      files: 368,
      rules: rules.length,
    });
  });
});

describe('the SARIF', () => {
  const logOf = (report: Parameters<typeof sarif>[0], docs?: string) => JSON.parse(sarif(report, docs));
  const runOf = (...args: Parameters<typeof logOf>) => logOf(...args).runs[0];
  const prints = (report: Json) =>
    runOf(report).results.map(({ partialFingerprints }: Json) => partialFingerprints.primaryLocationLineHash);

  it.each([
    ['findings', [struct, user, again]],
    ['none', []],
    ['a file whose name is no URL', [{ ...struct, file: 'spec/paths/a b#c%.yaml' }]],
  ])('is SARIF 2.1.0 with %s', (_name, findings) => {
    for (const docs of [undefined, 'https://docs.example.com/wapi/']) {
      validate(logOf(reportOf(findings), docs));
      expect(validate.errors).toBeNull();
    }
  });

  it('is held to a schema that finds mistakes', () => {
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

  it('describes every rule of ours with its page, and those of others by their names', () => {
    const { driver } = runOf(reportOf([struct, user])).tool;
    expect(driver.rules.map(({ id }: Json) => id)).toEqual([...rules.map(({ id }) => id), 'struct']);
    for (const { id, shortDescription, help } of driver.rules.slice(0, -1)) {
      expect(help.markdown).toMatch(new RegExp(`^# ${id}\n`));
      expect(help.markdown).toContain(shortDescription.text);
    }
    expect(driver.rules.at(-1)).not.toHaveProperty('help');
  });

  it('says of each finding which rule, how bad, and where', () => {
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

  it('links the pages where the docs have an address, and else does not', () => {
    const linksOf = (docs?: string) =>
      runOf(reportOf([struct]), docs).tool.driver.rules.map(({ helpUri }: Json) => helpUri);
    expect(linksOf('https://docs.example.com/wapi/')).toEqual([
      ...rules.map(({ id }) => `https://docs.example.com/wapi/rules/${id}`),
      undefined,
    ]);
    expect(linksOf('https://docs.example.com/wapi')).toEqual(linksOf('https://docs.example.com/wapi/'));
    expect(new Set(linksOf())).toEqual(new Set([undefined]));
  });

  it('has fingerprints that stay when lines move, and tell findings apart', () => {
    const before = prints(reportOf([user, again]));
    const moved = [user, again].map((finding) => ({ ...finding, line: finding.line + 2 }));
    expect(prints(reportOf(moved, { [user.file]: `# One\n# Two\n${text}` }))).toEqual(before);
    expect(new Set(before).size).toBe(2);
    const others = [
      { ...user, rule: 'provenance' },
      { ...user, file: 'spec/paths/users.yaml' },
      { ...user, message: 'Mend it.' },
    ];
    for (const other of others) expect(before).not.toContain(prints(reportOf([other]))[0]);
    expect(before).not.toContain(prints(reportOf([user], { [user.file]: 'get:\n  operationId: b\n' }))[0]);
  });
});
