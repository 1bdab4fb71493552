import type { Contract } from '@wapi/types';
import { printOperations } from './operations.js';
import { printWire } from './wire.js';

const HEADER = '// Generated from the bundled spec. Do not edit.\n\n';

/**
 * The client's generated sources, by file name. The same contract always gives the same text.
 *
 * @throws Error naming the operation that the client could not call as the spec describes it
 */
export function clientSources(contract: Contract): Record<'operations.ts' | 'wire.ts', string> {
  return { 'operations.ts': HEADER + printOperations(contract), 'wire.ts': HEADER + printWire(contract) };
}
