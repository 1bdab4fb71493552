import { emit } from '../hooks/emit.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { CallContext } from './call-context.js';
import type { Client } from './client.js';
import type { ParsedResponse } from './outcome.js';
import { warnOnce } from './warn-once.js';

/** Reports a number that became text: to the hook, or in one warning for each client. */
export function reportConversion(
  client: Client,
  operation: OperationDescriptor,
  context: CallContext,
  { status, converted }: ParsedResponse,
): void {
  if (converted === undefined) return;
  emit(client.hooks.deviation, () => ({
    ...context.event(status),
    status,
    pointer: converted,
    rule: 'type',
    expected: 'string',
    seen: 'number',
  }));
  warnOnce(client, 'deviation', `${operation.id}: ${converted} was a number and is returned as text.`);
}
