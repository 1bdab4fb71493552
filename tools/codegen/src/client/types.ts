import { messageOf, type Operation, type ResponseInfo, type Schema } from '@wapi/types';
import { docComment, indent, propertyName, quote } from '../source-text/print.js';
import { mediaTypeToSend } from './media-type.js';
import { moneyFields } from './money.js';
import { neededKeys } from './needed-keys.js';
import { pascalCase } from './names.js';
import { queryType } from './query.js';

/** Maximum line length. Longer unions and comments are broken into lines. */
const LINE_WIDTH = 120;

/** Prints the named types of one operation: its body, query, data and result, in this order. */
export function operationTypes(operation: Operation, call: string): string {
  return [bodyType(operation, call), queryType(operation, call), dataType(operation, call), resultType(operation, call)]
    .flatMap((type) => type ?? [])
    .join('\n\n');
}

function bodyType(operation: Operation, call: string): string | undefined {
  const media = mediaTypeToSend(operation);
  if (!media) return undefined;
  const numbers = moneyFields(media.schema).filter(({ pattern }) => pattern === undefined);
  if (numbers.length > 0) return bodyWithAmounts(operation, media.schema, numbers, call);
  const inline = `operations[${quote(operation.id)}]['requestBody']['content'][${quote(media.mediaType)}]`;
  return namedType(`${pascalCase(operation.id)}Body`, media.schema, inline, `The body of \`${call}\`.`);
}

/** The type of a body whose amounts are numbers in the spec: the client also accepts decimal strings. */
function bodyWithAmounts(
  operation: Operation,
  { 'x-name': component = '', properties = {}, required = [] }: Schema,
  amounts: readonly { name: string }[],
  call: string,
): string {
  const members = amounts.map(({ name }) => {
    const doc = docComment(`${properties[name]?.description?.trim() ?? ''} Pass a decimal string.`.trim());
    return `${doc}\n${propertyName(name)}${required.includes(name) ? '' : '?'}: string | number;`;
  });
  const names = amounts.map(({ name }) => quote(name)).join(' | ');
  return `/** The body of \`${call}\`. */
export interface ${pascalCase(operation.id)}Body extends Omit<Schema<${quote(component)}>, ${names}> {
${indent(members.join('\n'))}
}`;
}

function dataType(operation: Operation, call: string): string {
  const [success, ...others] = operation.responses.filter(isSuccess);
  if (!success) throw new Error(`${operation.id}: the spec must document a success, received none`);
  const name = success.schema['x-name'];
  if (others.some(({ schema }) => name === undefined || schema['x-name'] !== name)) {
    throw new Error(`${operation.id}: all documented successes must have one named schema, received several`);
  }
  return namedType(
    `${pascalCase(operation.id)}Data`,
    success.schema,
    responseType(operation, success),
    `The \`data\` of \`${call}\`.`,
  );
}

function resultType(operation: Operation, call: string): string {
  const name = pascalCase(operation.id);
  const members = operation.responses.map((response) =>
    isSuccess(response) ? `WapiSuccess<${response.status}, ${name}Data>` : failureType(operation, response),
  );
  // If the operation requires no keys, a response body cannot lack one. The status code alone then decides whether a
  // success is documented.
  const certain = neededKeys(operation).length > 0 ? [] : operation.responses.filter(isSuccess);
  const statuses = certain.length > 0 ? `<${certain.map(({ status }) => status).join(' | ')}>` : '';
  members.push(`WapiUndocumentedSuccess${statuses}`);
  const text = `The result of \`${call}\`: one member for each documented status, and one for other successes.`;
  const union = indent(members.map((member) => `| ${member}`).join('\n'));
  return `${docComment(text)}\nexport type ${name}Result =\n${union};`;
}

function failureType(operation: Operation, response: ResponseInfo): string {
  const messages = [...new Set(response.examples.flatMap(({ value }) => messageOf(value) ?? []))];
  const known = messages.length === 0 ? 'never' : messages.map(quote).join(' | ');
  const fields = Object.keys(response.schema.properties ?? {}).filter((field) => field !== 'message');
  const name = response.schema['x-name'];
  const body = name === undefined ? responseType(operation, response) : `Schema<${quote(name)}>`;
  const list = [String(response.status), known, ...(fields.length > 0 ? [body] : [])];
  if (list.join(', ').length <= LINE_WIDTH) return `WapiFailure<${list.join(', ')}>`;
  const broken = [
    String(response.status),
    messages.map((message) => `| ${quote(message)}`).join('\n'),
    ...list.slice(2),
  ];
  return `WapiFailure<\n${indent(broken.join(',\n'), 4)}\n  >`;
}

function isSuccess({ status }: ResponseInfo): boolean {
  return status < 400;
}

function responseType(operation: Operation, { status }: ResponseInfo): string {
  return `operations[${quote(operation.id)}]['responses'][${status}]['content']['application/json']`;
}

/**
 * Prints an interface if the schema is a named component, because editors then show its name instead of all its
 * members. Prints an alias for a union, because an interface cannot extend a union.
 */
function namedType(name: string, schema: Schema, inline: string, what: string): string {
  const component = schema['x-name'];
  const sentence = `${what} ${schema.description?.trim() ?? ''}`.trim();
  const doc = docComment(sentence.length <= LINE_WIDTH ? sentence : sentence.replace(`${what} `, `${what}\n\n`));
  if (component === undefined) return `${doc}\nexport type ${name} = ${inline};`;
  const type = `Schema<${quote(component)}>`;
  if (schema.minProperties === 1) return `${doc}\nexport type ${name} = AtLeastOne<${type}>;`;
  return schema.oneOf || schema.anyOf
    ? `${doc}\nexport type ${name} = ${type};`
    : `${doc}\nexport interface ${name} extends ${type} {}`;
}
