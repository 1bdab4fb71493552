import { contract, document, type Platform } from '@wapi/types';
import type { Finding } from '@wapi/validation';
import { type Coverage, createCoverage } from '../coverage/coverage.js';
import type { Deviation } from '../traffic/deviation.js';
import { MAX_BODY_BYTES } from '../traffic/decode-body.js';
import { createDeviationLog } from '../traffic/deviation-log.js';
import { createInspector } from '../traffic/inspect.js';
import { readHar } from './read-har.js';

/** The result of checking a HAR file. */
export interface HarReport {
  requests: number;
  /** The number of entries whose path is not below the API's base path. */
  others: number;
  deviations: readonly Deviation[];
  coverage: ReturnType<Coverage['summary']>;
}

/**
 * Compares the traffic in a HAR file with the contract.
 *
 * @throws {Error} if the text is not a HAR file
 */
export async function checkHar(text: string, platform: Platform): Promise<HarReport> {
  const { exchanges, others } = readHar(text);
  const inspect = createInspector({ contract, document, platform, maxCheckedBytes: MAX_BODY_BYTES });
  const coverage = createCoverage(contract);
  const log = createDeviationLog(Date.now, () => undefined);
  for (const [index, exchange] of exchanges.entries()) {
    const { seen, findings } = await inspect(exchange);
    log.note(
      { ...seen, request: index + 1 },
      findings.filter((finding) => !isAboutCredential(finding)),
    );
    await coverage.note(exchange, seen.operation);
  }
  return { requests: exchanges.length, others, deviations: log.deviations, coverage: coverage.summary() };
}

/** Ignore findings about credentials, because browsers and the mock do not record credentials. */
function isAboutCredential({ direction, place }: Finding): boolean {
  const { header } = contract.credentials.wapiKey;
  return direction === 'request' && ['header/Authorization', `header/${header}`].includes(place);
}
