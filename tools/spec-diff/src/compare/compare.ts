import type { Audience, Bump, Document, Finding, OtherChange, Versions } from './types.js';
import { checks } from './checks/index.js';
import { asObject, getStrings, isEqual } from './json-pointer.js';
import { findEdits, type RenamedPath } from './edits.js';
import { findAdditions } from './additions.js';
import { isPastSunset } from './sunset.js';
import { findAffected, readUsage } from './usage.js';
import { readVersions } from './versions.js';

export interface Comparison {
  /** The breaking changes. `affects` lists their operationIds, and is empty if a finding concerns all operations. */
  breaking: (Finding & { affects: string[] })[];
  /** Removals that `base` announced with an `x-sunset` that has passed. */
  retired: Finding[];
  others: OtherChange[];
  /** How far all changes together must raise `info.x-revision`. */
  bump: Bump;
  /** How far the changes that break nothing must raise `info.x-revision`. */
  harmlessBump: Bump;
}

const audienceOrder: readonly Audience[] = ['request', 'response', 'webhook', 'client'];

/**
 * Compares two bundled documents.
 *
 * @param today `YYYY-MM-DD`
 */
export function compare(base: Document, head: Document, today: string): Comparison {
  if (isEqual(base, head)) return { breaking: [], retired: [], others: [], bump: 'none', harmlessBump: 'none' };
  const versions = readVersions(base, head, today);
  const all = deduplicate(checks.flatMap((check) => check(versions))).filter(
    (finding) => !isNewEvent(finding, versions),
  );
  const retired = all.filter((finding) => isPastSunset(finding, versions));
  const own = all.filter((finding) => !retired.includes(finding));
  const usages = own.length > 0 ? { base: readUsage(base), head: readUsage(head) } : undefined;
  const breaking = own
    .map((finding) => ({ ...finding, affects: usages ? findAffected(finding, usages[finding.version]) : [] }))
    .toSorted((a, b) => rank(a) - rank(b) || a.location.localeCompare(b.location) || a.rule.localeCompare(b.rule));
  const additions = findAdditions(versions);
  const reported = [...additions, ...all].map(({ location }) => location);
  const others = [...additions, ...findEdits(base, head, reported, findRenamedPaths(versions))];
  const harmlessBump = getBump(base, head, retired.length, others);
  return { breaking, retired, others, bump: breaking.length > 0 ? 'major' : harmlessBump, harmlessBump };
}

/**
 * Returns whether a finding only adds the names of new webhooks to a list of event names, such as the enum of a webhook
 * header. WiPay sends an event only to the event's subscribers, so the new name breaks no one.
 */
function isNewEvent({ rule, before, after }: Finding, { base, head }: Versions): boolean {
  const [events, newEvents] = [asObject(base['webhooks']), asObject(head['webhooks'])];
  const [was, is] = [getStrings(before), getStrings(after)];
  return (
    rule === 'enum-values-added' &&
    was.length > 0 &&
    was.every((name) => name in events) &&
    is.every((name) => was.includes(name) || name in newEvents)
  );
}

const rank = ({ breaks }: Finding) => audienceOrder.indexOf(breaks[0] ?? 'client');

/** Finds the paths whose parameters were renamed. */
function findRenamedPaths({ operations }: Versions): RenamedPath[] {
  const pathOf = (key: string) => key.replace(/^\S+ /, '');
  const renamed = operations.flatMap(({ base, head }) => {
    const [before, after] = [pathOf(base.key), pathOf(head?.key ?? base.key)];
    return before === after ? [] : [[before, after] as const];
  });
  return [...new Map(renamed)].map(([before, after]) => ({ before, after }));
}

/** Merges duplicate findings. Duplicates occur because operations, requests and responses share schemas. */
function deduplicate(findings: readonly Finding[]): Finding[] {
  const found: Map<string, Finding> = new Map();
  for (const finding of findings) {
    const rule = finding.rule === 'request-field-removed' ? 'property-removed' : finding.rule;
    // A field that was removed from both requests and responses is one change.
    const key = [rule, finding.version, finding.location, rule === 'property-removed' ? '' : finding.message].join(' ');
    const known = found.get(key);
    const breaks = audienceOrder.filter((side) => finding.breaks.includes(side) || known?.breaks.includes(side));
    found.set(key, { ...(known ?? finding), breaks });
  }
  return [...found.values()];
}

function getBump(base: Document, head: Document, retired: number, others: readonly OtherChange[]): Bump {
  if (retired > 0 || others.some(({ impact }) => impact === 'minor')) return 'minor';
  const [before, after] = [base, head].map(({ info, ...rest }) => ({
    ...rest,
    info: { ...asObject(info), 'x-revision': '' },
  }));
  return isEqual(before, after) ? 'none' : 'patch';
}
