// Runs `redocly diff` as a process, because Redocly's CLI is one bundled program without exports. A run takes about 0.5
// s.
import type { Finding, Json, Audience, Versions } from './types.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redocly } from '../lint.js';
import { ComparisonError } from '../comparison-error.js';
import { flattenAllOf, findOrigin } from './flatten.js';
import { normalizeForDiff } from './normalize.js';
import { readUsage } from './usage.js';

/** A change in Redocly's report. */
export interface Change {
  kind: 'added' | 'removed' | 'modified';
  impact: 'major' | 'minor' | 'patch';
  /** The name of the changed property; `key` if the node was renamed. */
  property?: string;
  verdicts: { ruleId: string; message: string; location: { pointer: string } }[];
  base?: { pointer: string; value?: Json };
  revision?: { pointer: string; value?: Json };
}

/** A change that breaks no integrator. */
export interface OtherChange {
  impact: 'minor' | 'patch';
  kind: Change['kind'];
  location: string;
}

const config = fileURLToPath(new URL('redocly.yaml', import.meta.url));

/** Runs Redocly's comparison. Locations are pointers into the original documents. */
export function diffWithRedocly(versions: Versions): {
  findings: { finding: Finding; change: Change }[];
  others: OtherChange[];
} {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-diff-'));
  try {
    const files = (['base', 'head'] as const).map((version) => {
      const file = join(folder, `${version}.json`);
      writeFileSync(file, JSON.stringify(flattenAllOf(normalizeForDiff(versions, version))));
      return file;
    });
    const { status, stdout, stderr } = redocly([
      'diff',
      ...files,
      `--config=${config}`,
      '--format=json',
      '--fail-on=none',
    ]);
    return readReport(versions, status === 0 ? stdout : '', stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(versions: Versions, report: string, log: string) {
  let changes: Change[];
  try {
    ({ changes } = JSON.parse(report));
  } catch {
    const reason = log.split('\n').findLast((line) => /[a-z]/i.test(line) && !/Node|╔|║|╚/.test(line));
    throw new ComparisonError(
      `Redocly could not compare the two versions: ${reason?.trim() ?? 'it printed no report'}`,
    );
  }
  const usages = { base: readUsage(versions.base), head: readUsage(versions.head) };
  // A renamed node reports its children as removed. Ignore them, except in components, whose names have no meaning.
  const renamed = changes.flatMap(({ property, base }) =>
    property === 'key' && base && !/^#\/components\/[^/]+\/[^/]+$/.test(base.pointer) ? [`${base.pointer}/`] : [],
  );
  const own = changes.filter(
    ({ property, base }) => property === 'key' || !renamed.some((prefix) => base?.pointer.startsWith(prefix)),
  );
  const findings = own.flatMap((change) =>
    change.verdicts.map(({ ruleId, message, location }) => {
      const { version, pointer } = locateChange(change, location.pointer);
      const [document, other] = version === 'base' ? [versions.base, versions.head] : [versions.head, versions.base];
      const origin = findOrigin(document, other, pointer);
      const finding: Finding = {
        rule: ruleId,
        location: origin,
        version,
        breaks: getAudiences(ruleId, message, new Set(usages[version](origin).map(({ side }) => side))),
        message,
        ...(change.kind === 'modified' && { before: change.base?.value, after: change.revision?.value }),
      };
      return { finding, change };
    }),
  );
  const others: OtherChange[] = [];
  for (const { impact, kind, verdicts, property, base, revision } of changes) {
    if (verdicts.length > 0 || property === 'x-revision') continue;
    const location = (revision ?? base)?.pointer.slice(1) ?? '';
    // Announcing a removal is news for integrators, although nothing changed yet. Our own `x-` notes are not.
    const isNews = impact === 'minor' || (property === 'deprecated' && revision?.value === true);
    const isRemark = /\/x-/.test(location);
    others.push({ impact: isNews && !isRemark ? 'minor' : 'patch', kind, location });
  }
  return { findings, others };
}

/**
 * Locates a change in the version that still has the place.
 *
 * @param verdict the pointer of its verdict
 */
function locateChange(
  { kind, property, base, revision }: Change,
  verdict: string,
): { version: 'base' | 'head'; pointer: string } {
  const isGone =
    kind === 'removed' ||
    property === 'key' ||
    (kind === 'modified' && base?.value !== undefined && revision?.value === undefined);
  if (isGone) return { version: 'base', pointer: (base?.pointer ?? verdict).slice(1) };
  const pointer = kind === 'modified' ? (revision?.pointer ?? verdict) : verdict;
  return { version: 'head', pointer: pointer.slice(1) };
}

const audiencesByRule: Readonly<Record<string, readonly Audience[]>> = {
  'enum-values-added': ['response', 'webhook'],
  'enum-values-removed': ['request'],
  'operation-id-changed': ['client'],
  'required-properties-added': ['request'],
  'required-properties-removed': ['response', 'webhook'],
  'response-removed': ['response', 'webhook'],
  'security-requirement-changed': ['request'],
  'security-scheme-changed': ['request'],
  'server-removed': ['request'],
};

/**
 * Returns the audiences that a finding breaks.
 *
 * @param used the audiences that use the place
 */
function getAudiences(rule: string, message: string, used: ReadonlySet<Audience>): readonly Audience[] {
  const byType: readonly Audience[] = / narrowed from /.test(message) ? ['request'] : ['response', 'webhook'];
  const possible =
    rule === 'schema-type-changed' ? byType : (audiencesByRule[rule] ?? ['request', 'response', 'webhook']);
  const broken = possible.filter((side) => used.has(side));
  return broken.length > 0 ? broken : possible.slice(0, 1);
}
