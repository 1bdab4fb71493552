import type { Condition, HttpMethod, Platform, Provenance } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';

/** An HTTP method. Those that change something stand out from those that only read. */
export function Method({ method }: { method: HttpMethod }) {
  return <b class={method === 'GET' ? 'm' : 'm w'}>{method}</b>;
}

/** A path that may break after each of its parts. */
export function Path({ path }: { path: string }) {
  return (
    <code>
      {path.split(/(?=\/)/).map((part, place) => (
        <>
          {place > 0 && <wbr />}
          {part}
        </>
      ))}
    </code>
  );
}

const SOURCES: Readonly<Record<Provenance, { mark: string; sentence: string }>> = {
  page: { mark: 'page', sentence: "WiPay's page about it" },
  reference: { mark: 'reference', sentence: "WiPay's public reference of v2.0.0" },
  'reference-2.0.2': { mark: 'v2.0.2', sentence: "WiPay's later reference, of v2.0.2" },
  inferred: { mark: 'inferred', sentence: 'no source: inferred from the rest' },
};

/** Where a fact comes from, in a word. What no source says has a broken outline. */
export function SourceBadge({ provenance }: { provenance: Provenance | undefined }) {
  return provenance === undefined ? null : (
    <span class={provenance === 'inferred' ? 's i' : 's'}>{SOURCES[provenance].mark}</span>
  );
}

/** Where a fact comes from, in words. */
export function sourceSentence(provenance: Provenance): string {
  return SOURCES[provenance].sentence;
}

/** What accounts that meet conditions are called. */
export function conditionNames(conditions: readonly Condition[]): string {
  return conditions.map(({ title }) => `${title}s`).join(', ');
}

/** The names of platforms, as a reader says them. */
export function platformNames(site: SiteModel, platforms: readonly Platform[]): string {
  return platforms.map((platform) => site.contract.platforms[platform].name).join(', ');
}
