import type { ReplayGuard } from '@wapi/client/webhooks';

/** Runs `insert ... on conflict do nothing` in the same transaction as `handle`. Returns whether the id was new. */
type Claim = (id: string) => Promise<boolean>;
const guardWith = (claim: Claim): ReplayGuard => {
  return async (id, handle) => ((await claim(id)) ? handle() : undefined);
};

export {};
