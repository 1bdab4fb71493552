import { createHash } from 'node:crypto';

const root = '%SRCROOT%';

/** A rule as SARIF describes it. What Redocly and Spectral bring along has no page here. */
function describe({ id, description, text }, docsUrl) {
  return {
    id,
    shortDescription: { text: description },
    ...(text !== undefined && { help: { text: description, markdown: text } }),
    ...(text !== undefined && docsUrl !== undefined && { helpUri: `${docsUrl.replace(/\/+$/, '')}/rules/${id}` }),
    defaultConfiguration: { level: 'error' },
  };
}

/** What stays the same about a finding when lines are added above it: its text and its line's, and which of several such it is. */
function fingerprinter(linesOf) {
  const seen = new Map();
  return ({ file, line, rule, message }) => {
    const text = [rule, file, message, (linesOf(file)[line - 1] ?? '').trim()].join('\0');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    seen.set(hash, (seen.get(hash) ?? 0) + 1);
    return `${hash}:${seen.get(hash)}`;
  };
}

/**
 * A SARIF 2.1.0 log, as GitHub's code scanning and editors read it.
 *
 * @param {import('../run.js').Report} report
 * @param {string} [docsUrl] absolute; where the pages of the rules are published, under `rules/`
 * @returns {string}
 */
export function sarif({ findings, rules, linesOf }, docsUrl) {
  const known = new Set(rules.map(({ id }) => id));
  const others = [...new Set(findings.map(({ rule }) => rule).filter((rule) => !known.has(rule)))].toSorted();
  const described = [...rules, ...others.map((id) => ({ id, description: 'A rule of Redocly or Spectral for every OpenAPI description.' }))];
  const indexOf = new Map(described.map(({ id }, index) => [id, index]));
  const fingerprint = fingerprinter(linesOf);
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
        tool: { driver: { name: 'wapi-spec-lint', rules: described.map((rule) => describe(rule, docsUrl)) } },
        originalUriBaseIds: { [root]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}
