import type { Contract } from '@wapi/types';
import { printGroups, printOperationList } from './operation-list.js';
import { printOperations } from './operations.js';
import { printWire } from './wire.js';

const HEADER = '// Generated from the bundled spec. Do not edit.\n\n';

/**
 * The client's generated sources, by file name. The same contract always gives the same text.
 *
 * @throws Error naming the operation that the client could not call as the spec describes it
 */
export function clientSources(contract: Contract): Record<string, string> {
  const sources = {
    'groups.ts': printGroups(contract),
    'operation-list.ts': printOperationList(contract),
    'operations.ts': printOperations(contract),
    'wire.ts': printWire(contract),
  };
  return Object.fromEntries(Object.entries(sources).map(([name, text]) => [name, HEADER + text]));
}
