import { type Contract, fillMessage, messageOf, type Operation, type Schema } from '@wapi/types';
import { schemasIn } from '../schema/schemas-in.js';

/**
 * Returns the messages and filled-in templates for an operation's fields. Only a 400 response contains such messages.
 */
export function fieldMessagesOf(contract: Contract, operation: Operation): string[] {
  return [...new Set(fieldMessages(contract, operation))];
}

/**
 * Returns whether an error message is documented: in an example of the response, or in a message or template for a
 * field.
 */
export type KnowsMessage = (operation: Operation, status: number, message: string) => boolean;

export function createKnownMessages(contract: Contract): KnowsMessage {
  const byOperation = new Map<Operation, ReadonlySet<string>>();

  function templatesOf(operation: Operation): ReadonlySet<string> {
    const known = byOperation.get(operation) ?? new Set(fieldMessagesOf(contract, operation));
    byOperation.set(operation, known);
    return known;
  }

  return (operation, status, message) => {
    const examples = operation.responses.find((response) => response.status === status)?.examples ?? [];
    if (examples.some(({ value }) => messageOf(value) === message)) return true;
    // Only a 400 response contains messages about fields. Replace the item number in the message with 0, because
    // filled-in templates contain 0.
    return status === 400 && templatesOf(operation).has(message.replace(/\.\d+\b/, '.0'));
  };
}

function* fieldMessages(contract: Contract, { parameters, requestBody }: Operation): Generator<string> {
  for (const { name, schema } of parameters) yield* messagesOf(contract, name, schema);
  for (const { schema } of requestBody?.content ?? []) {
    for (const part of schemasIn(schema)) {
      yield* Object.values(part['x-messages'] ?? {});
      for (const [name, property] of Object.entries(part.properties ?? {})) yield* messagesOf(contract, name, property);
    }
  }
}

function* messagesOf(contract: Contract, name: string, schema: Schema): Generator<string> {
  yield* Object.values(schema['x-messages'] ?? {});
  for (const [keyword, template] of Object.entries(contract.messageTemplates)) {
    if (canFail(keyword, schema)) yield fillMessage(template, name, keyword, schema);
  }
  if (schema.items !== undefined) yield* messagesOf(contract, `${name.replace(/\[\]$/, '')}.0`, schema.items);
}

/** Whether the check for a keyword of `x-message-templates` can fail under a schema. */
function canFail(keyword: string, schema: Schema): boolean {
  const [name = '', value] = keyword.split(':', 2);
  if (name === 'required') return true;
  if (name === 'format') return schema.format === value;
  if (keyword === 'type:file' || name === 'maxFileSize') return schema.format === 'binary';
  if (name === 'type') return [schema.type].flat().includes(value);
  return name in schema || (name === 'enum' && 'const' in schema);
}
