import type { Condition, HttpMethod, Platform, Provenance } from '@wapi/types';
import type { SiteModel } from '../model/site-model.js';

/** An HTTP method. Each method has its own colour. */
export function Method({ method }: { method: HttpMethod }) {
  return <b class={method === 'GET' ? 'm' : `m ${method.toLowerCase()}`}>{method}</b>;
}

/** A path, in which a line may break before each slash. */
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

const SOURCES: Readonly<Record<Provenance, string>> = {
  page: "WiPay's page on this topic",
  reference: "WiPay's public reference of v2.0.0",
  'reference-2.0.2': "WiPay's public reference of v2.0.2, a later edition",
  inferred: 'Not documented by WiPay, so inferred from the other facts',
};

/**
 * Marks a fact that WiPay does not document, or documents only in a later edition. All other facts have no mark. Screen
 * readers skip the marks, because they would interrupt the sentences. Instead, a line at the top of the page gives
 * the number of marks.
 */
export function SourceBadge({ provenance }: { provenance: Provenance | undefined }) {
  if (provenance === 'inferred')
    return (
      <span class="i" aria-hidden="true" title="Inferred">
        ~
      </span>
    );
  return provenance === 'reference-2.0.2' ? (
    <span class="later" aria-hidden="true" title={SOURCES[provenance]}>
      v2.0.2
    </span>
  ) : null;
}

/** The source of a fact, as a phrase without a full stop. */
export function sourceSentence(provenance: Provenance): string {
  return SOURCES[provenance];
}

/** The plural names of accounts that meet the conditions, e.g. `Main Merchant Accounts`. */
export function conditionNames(conditions: readonly Condition[]): string {
  return conditions.map(({ title }) => `${title}s`).join(', ');
}

/** The display names of platforms, e.g. `Barbados, Jamaica`. */
export function platformNames(site: SiteModel, platforms: readonly Platform[]): string {
  return platforms.map((platform) => site.contract.platforms[platform].name).join(', ');
}
