import type { Bump, Document, Finding, Side } from './types.js';
import type { OtherChange } from './redocly-diff.js';
import { checks } from './checks/index.js';
import { judged } from './judge.js';
import { isSame, objectOf } from './nodes.js';
import { diffWithRedocly } from './redocly-diff.js';
import { newThings } from './new-things.js';
import { isPastSunset } from './sunset.js';
import { affectedBy, readUsage } from './usage.js';
import { readVersions } from './versions.js';

/**
 * @typedef {object} Comparison
 * @property {(Finding & { affects: string[] })[]} breaking with the operationIds that each is about; none where it is about all
 * @property {Finding[]} retired removals that base had announced and whose day has passed
 * @property {OtherChange[]} others what else is new or changed
 * @property {Bump} bump the bump of `info.x-revision` that all of them together ask for
 * @property {Bump} harmlessBump the same without those that break somebody
 */

const sideOrder: readonly Side[] = ['request', 'response', 'webhook', 'client'];

/**
 * Compares two bundled documents.
 *
 * @param today `YYYY-MM-DD`
 */
export function compare(base: Document, head: Document, today: string): Comparison {
  if (isSame(base, head)) return { breaking: [], retired: [], others: [], bump: 'none', harmlessBump: 'none' };
  const versions = readVersions(base, head, today);
  const reported = diffWithRedocly(versions);
  const all = onceEach([...judged(reported.findings, versions), ...checks.flatMap((check) => check(versions))]);
  const retired = all.filter((finding) => isPastSunset(finding, versions));
  const usages = { base: readUsage(base), head: readUsage(head) };
  const breaking = all
    .filter((finding) => !retired.includes(finding))
    .map((finding) => ({ ...finding, affects: affectedBy(finding, usages[finding.version]) }))
    .toSorted((a, b) => rank(a) - rank(b) || a.location.localeCompare(b.location) || a.rule.localeCompare(b.rule));
  const others = [...newThings(versions), ...reported.others];
  const harmlessBump = bumpOf(base, head, retired.length, others);
  return { breaking, retired, others, bump: breaking.length > 0 ? 'major' : harmlessBump, harmlessBump };
}

const rank = ({ breaks }: Finding) => sideOrder.indexOf(breaks[0] ?? 'client');

/**
 * The same change once: a schema that several operations share is met several times, and some changes are seen by redocly and by us.
 */
function onceEach(findings: readonly Finding[]): Finding[] {
  const found: Map<string, Finding> = new Map();
  for (const finding of findings) {
    const rule = finding.rule === 'request-field-removed' ? 'property-removed' : finding.rule;
    // Of a removed thing there is no more to say than that, whoever says it.
    const key = [rule, finding.version, finding.location, rule === 'property-removed' ? '' : finding.message].join(' ');
    const known = found.get(key);
    const breaks = sideOrder.filter((side) => finding.breaks.includes(side) || known?.breaks.includes(side));
    found.set(key, { ...(known ?? finding), breaks });
  }
  return [...found.values()];
}

function bumpOf(base: Document, head: Document, retired: number, others: readonly OtherChange[]): Bump {
  if (retired > 0 || others.some(({ impact }) => impact === 'minor')) return 'minor';
  const [before, after] = [base, head].map(({ info, ...rest }) => ({ ...rest, info: { ...objectOf(info), 'x-revision': '' } }));
  return isSame(before, after) ? 'none' : 'patch';
}
