import type { Contract } from '@wapi/types';

/** A platform that readers can choose. */
export interface PlatformChoice {
  /** E.g. `jm`. */
  code: string;
  /** E.g. `Jamaica`. */
  name: string;
  /** The platform's local currency, e.g. `JMD`. */
  currency: string;
}

/** Lists the platforms, the default one first. Samples are written for the default platform. */
export function listPlatformChoices({ platforms, servers }: Contract): PlatformChoice[] {
  const isDefault = (code: string) => code === servers[0]?.defaultPlatform;
  return Object.entries(platforms)
    .map(([code, { name, currencies }]) => ({ code, name, currency: currencies[0] ?? '' }))
    .toSorted((a, b) => Number(isDefault(b.code)) - Number(isDefault(a.code)));
}
