import { type Contract, type Example, messageOf, type Operation, type Provenance } from '@wapi/types';
import { allFields } from './fields.js';
import { messagePattern } from './message-pattern.js';
import type { OperationModel } from './operation-model.js';
import { type Remedy, findRemedy } from './remedies.js';

/** A cause of a message. If it has no example, it is a failed check of a field. */
export interface FieldCause {
  status: number;
  summary: string;
  provenance: Provenance | undefined;
  /** The operations that return the message; empty for responses to requests that match no operation. */
  operations: readonly Operation[];
  /** The advice about the error; undefined if the contract contains only the message. */
  remedy: Remedy | undefined;
}

/**
 * Finds the operations with a field whose failed check returns a message. Several operations can have a field with the
 * same name, but the spec has an example of the message only for some of them.
 *
 * @param known the ids of the operations to leave out
 */
export function findFieldCauses(
  contract: Contract,
  models: readonly OperationModel[],
  message: string,
  known: ReadonlySet<string>,
): FieldCause[] {
  return models.flatMap((model): FieldCause[] => {
    const { operation } = model;
    const example = findExampleOfCheck(contract, model);
    if (known.has(operation.id) || example === undefined) return [];
    const fields = [...model.parameters.flatMap((group) => group.fields), ...allFields(model.body?.fields ?? [])];
    const [found] = fields.flatMap(({ name, messages }) =>
      messages.filter(({ text }) => text === message).map(({ when, inferred }) => ({ name, when, inferred })),
    );
    if (found === undefined) return [];
    return [
      {
        status: 400,
        summary: `\`${found.name}\` is ${found.when}.`,
        provenance: found.inferred ? 'inferred' : undefined,
        operations: [operation],
        remedy: findRemedy(contract, [operation], 400, { ...example, value: { message } }),
      },
    ];
  });
}

/** Finds the example whose remedy applies to every failed check: the message is a template, filled in with a field. */
function findExampleOfCheck({ messageTemplates }: Contract, { operation }: OperationModel): Example | undefined {
  const examples = operation.responses.filter(({ status }) => status === 400).flatMap((response) => response.examples);
  const follows = (template: string) => (example: Example) =>
    messagePattern(template).test(messageOf(example.value) ?? '');
  const { required, ...others } = messageTemplates;
  return [...(required === undefined ? [] : [required]), ...Object.values(others)]
    .map((template) => examples.find(follows(template)))
    .find((example) => example !== undefined);
}
