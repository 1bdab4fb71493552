import type { Condition, HttpMethod, Platform, Provenance } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';

/** An HTTP method. Methods other than GET are highlighted. */
export function Method({ method }: { method: HttpMethod }) {
  return <b class={method === 'GET' ? 'm' : 'm w'}>{method}</b>;
}

/** A path that may break before each slash. */
export function Path({ path }: { path: string }) {
  return (
    <code>
      {path.split(/(?=\/)/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </code>
  );
}

const SOURCES: Readonly<Record<Provenance, { mark: string; sentence: string }>> = {
  page: { mark: 'page', sentence: "WiPay's page on this topic" },
  reference: { mark: 'reference', sentence: "WiPay's public reference of v2.0.0" },
  'reference-2.0.2': { mark: 'v2.0.2', sentence: "WiPay's public reference of v2.0.2, a later edition" },
  inferred: { mark: 'inferred', sentence: 'Not documented by WiPay, so inferred from the other facts' },
};

/** The source of a fact, as one word. An inferred fact has the accent colour. */
export function SourceBadge({ provenance }: { provenance: Provenance | undefined }) {
  return provenance === undefined ? null : (
    <span class={provenance === 'inferred' ? 's i' : 's'}>{SOURCES[provenance].mark}</span>
  );
}

/** The source of a fact, as a phrase without a full stop. */
export function sourceSentence(provenance: Provenance): string {
  return SOURCES[provenance].sentence;
}

/** The plural names of accounts that meet the conditions, e.g. `Main Merchant Accounts`. */
export function conditionNames(conditions: readonly Condition[]): string {
  return conditions.map(({ title }) => `${title}s`).join(', ');
}

/** The display names of platforms, e.g. `Barbados, Jamaica`. */
export function platformNames(site: SiteModel, platforms: readonly Platform[]): string {
  return platforms.map((platform) => site.contract.platforms[platform].name).join(', ');
}
