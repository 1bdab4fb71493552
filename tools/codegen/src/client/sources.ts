import type { Contract } from '@wapi/types';
import { printFileTypes } from './file-types.js';
import { printOperations } from './operations.js';
import { printWebhooks } from './webhooks.js';
import { printWire } from './wire.js';

const HEADER = '// Generated from the bundled spec. Do not edit.\n\n';

/**
 * The client's generated sources, by file name. The same contract always gives the same text.
 *
 * @throws Error naming the operation that the client could not call as the spec describes it
 */
export function clientSources(contract: Contract): Record<'file-types.ts' | 'operations.ts' | 'webhooks.ts' | 'wire.ts', string> {
  return {
    'file-types.ts': HEADER + printFileTypes(contract),
    'operations.ts': HEADER + printOperations(contract),
    'webhooks.ts': HEADER + printWebhooks(contract),
    'wire.ts': HEADER + printWire(contract),
  };
}
