import { createHash } from 'node:crypto';
import type { Report, RuleDescription } from '../report.js';
import type { Finding } from '../source/finding.js';

const root = '%SRCROOT%';

/**
 * Converts a rule to a SARIF `reportingDescriptor`. Only this repository's rules have a page, not those of Redocly and
 * Spectral.
 */
function describeRule({ id, description, text }: RuleDescription, docsUrl: string | undefined) {
  return {
    id,
    shortDescription: { text: description },
    ...(text !== undefined && { help: { text: description, markdown: text } }),
    ...(text !== undefined && docsUrl !== undefined && { helpUri: `${docsUrl.replace(/\/+$/, '')}/rules/${id}` }),
    defaultConfiguration: { level: 'error' },
  };
}

/**
 * Creates fingerprints that do not change if lines are added above a finding. A fingerprint consists of a hash of the
 * message and the line's text, and a number that distinguishes equal hashes.
 */
function createFingerprinter(linesOf: Report['linesOf']) {
  const seen = new Map<string, number>();
  return ({ file, line, rule, message }: Finding) => {
    const text = [rule, file, message, (linesOf(file)[line - 1] ?? '').trim()].join('\0');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    seen.set(hash, (seen.get(hash) ?? 0) + 1);
    return `${hash}:${seen.get(hash)}`;
  };
}

/**
 * Formats a SARIF 2.1.0 log for GitHub's code scanning and for editors.
 *
 * @param docsUrl the absolute URL of the docs, which have the rules' pages under `rules/`
 */
export function sarif({ findings, rules, linesOf }: Report, docsUrl?: string): string {
  const known = new Set(rules.map(({ id }) => id));
  const others = [...new Set(findings.map(({ rule }) => rule).filter((rule) => !known.has(rule)))].toSorted();
  const described: RuleDescription[] = [
    ...rules,
    ...others.map((id) => ({ id, description: 'A rule of Redocly or Spectral for all OpenAPI documents.' })),
  ];
  const indexOf = new Map(described.map(({ id }, index) => [id, index]));
  const fingerprint = createFingerprinter(linesOf);
  const results = findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: indexOf.get(finding.rule),
    level: finding.severity,
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: finding.file.split('/').map(encodeURIComponent).join('/'), uriBaseId: root },
          region: { startLine: finding.line, startColumn: finding.column },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'wapi-spec-lint', rules: described.map((rule) => describeRule(rule, docsUrl)) } },
        originalUriBaseIds: { [root]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}
