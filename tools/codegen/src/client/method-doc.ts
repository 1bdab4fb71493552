import { type Contract, findSharingOperations, messageOf, type Operation, type ResponseInfo } from '@wapi/types';
import { docComment } from '../source-text/print.js';
import { operationDeprecation } from './deprecation.js';
import { oneLine } from './parameter-doc.js';
import { listArguments } from './signature.js';

/** Returns the JSDoc of an operation's method, with everything that the spec says about a call. */
export function methodDoc(contract: Contract, operation: Operation): string {
  return docComment(
    [
      operation.summary,
      operation.description.trim(),
      facts(contract, operation).join('\n'),
      [
        'Errors, by `result.status`:',
        ...operation.responses.filter(({ status }) => status >= 400).flatMap(errorLines),
      ].join('\n'),
      [
        ...operationDeprecation(contract, operation),
        ...listArguments(operation).map(({ name, description }) => `@param ${name} ${description}`.trimEnd()),
        '@throws WapiError without a documented response. A documented error is a result',
      ].join('\n'),
    ].join('\n\n'),
  );
}

function facts(contract: Contract, operation: Operation): string[] {
  const { requests, per } = operation.rateLimit;
  const sharing = findSharingOperations(contract, operation);
  const shared = sharing.length > 0 ? `, shared with ${sharing.map(({ id }) => `\`${id}\``).join(' and ')}` : '';
  return [
    `- \`${operation.method} ${operation.path}\``,
    `- Scope: ${operation.scopes.map((scope) => scopeText(contract, scope)).join(', ') || scopelessText(operation)}`,
    `- Operation id: \`${operation.id}\``,
    `- Limit: ${requests} ${requests === 1 ? 'request' : 'requests'} per ${per}${shared}`,
    ...operation.conditions.map((name) => `- Condition: ${conditionText(contract, operation, name)}`),
    ...(operation.provenance === 'inferred' ? ['- Inferred: WiPay does not document this operation.'] : []),
    ...(operation.responses.some(isInferredSuccess)
      ? ['- Inferred: WiPay does not document the response to a success.']
      : []),
  ];
}

function isInferredSuccess({ status, provenance }: ResponseInfo): boolean {
  return status < 400 && provenance === 'inferred';
}

function scopelessText({ credentials }: Operation): string {
  if (credentials.length === 0) return 'none. No credential is sent.';
  return credentials.includes('wapiKey')
    ? 'every scope is sufficient.'
    : 'every scope is sufficient. A WAPI Key is not accepted.';
}

function scopeText(contract: Contract, scope: keyof Contract['credentials']['bearer']['scopes']): string {
  const parent = contract.credentials.bearer.scopes[scope].parent;
  return parent === undefined ? `\`${scope}\`` : `\`${scope}\` or \`${parent}\``;
}

function conditionText(contract: Contract, operation: Operation, name: string): string {
  const condition = contract.conditions[name];
  if (!condition) throw new Error(`${operation.id}: every condition must be defined in x-conditions, received ${name}`);
  return oneLine(condition.description) + (condition.provenance === 'inferred' ? ' (inferred)' : '');
}

function errorLines({ status, description, examples, provenance }: ResponseInfo): string[] {
  const messages = examples.flatMap((example) => {
    const message = messageOf(example.value);
    // Add the example's summary to a message without words, such as `...`, because the message alone explains nothing.
    const note = message !== undefined && /[a-z]/i.test(message) ? '' : `: ${oneLine(example.summary)}`;
    return message === undefined
      ? []
      : [{ message, note, inferred: example.provenance === 'inferred' || provenance === 'inferred' }];
  });
  if (messages.length === 0) return [`- ${status} ${oneLine(description)}`];
  return messages.map(
    ({ message, note, inferred }) => `- ${status} \`${message}\`${inferred ? ' (inferred)' : ''}${note}`,
  );
}
