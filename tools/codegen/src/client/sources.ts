import type { Contract } from '@wapi/types';
import { printFileTypes } from './file-types.js';
import { printGroups, printOperationList } from './operation-list.js';
import { printOperations } from './operations.js';
import { printWebhooks } from './webhooks.js';
import { printWire } from './wire.js';

const HEADER = '// Generated from the bundled spec. Do not edit.\n\n';

type SourceFile = 'file-types.ts' | 'groups.ts' | 'operation-list.ts' | 'operations.ts' | 'webhooks.ts' | 'wire.ts';

/**
 * Returns the client's generated sources by file name. The same contract always gives the same sources.
 *
 * @throws Error naming the operation if the client cannot call it as the spec describes
 */
export function clientSources(contract: Contract): Record<SourceFile, string> {
  const sources: Record<SourceFile, string> = {
    'file-types.ts': printFileTypes(contract),
    'groups.ts': printGroups(contract),
    'operation-list.ts': printOperationList(contract),
    'operations.ts': printOperations(contract),
    'webhooks.ts': printWebhooks(contract),
    'wire.ts': printWire(contract),
  };
  return Object.fromEntries(Object.entries(sources).map(([name, text]) => [name, HEADER + text])) as Record<
    SourceFile,
    string
  >;
}
