import type { Operation, Parameter, Schema } from '@wapi/types';
import { docComment, indent, propertyName, quote } from '../source-text/print.js';
import { deprecationTag } from './deprecation.js';
import { pascalCase } from './names.js';
import { oneLine, parameterText, valueLines } from './parameter-doc.js';

/** A query parameter of an operation. `name` is the argument's name in the client's methods. */
export interface QueryParameter extends Parameter {
  /** The name in the spec and in requests, e.g. `status[]` if `name` is `status`. */
  wireName: string;
}

/**
 * Returns the query parameters in the spec's order. Removes the brackets that the API's framework requires in list
 * names, because the client's encoder adds them.
 *
 * @throws Error naming the operation if the client would send a parameter under a name that is not the spec's, or if
 * two parameters have the same name
 */
export function queryParameters(operation: Operation): QueryParameter[] {
  const parameters = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => rename(operation, parameter));
  const names = parameters.map(({ name }) => name);
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined)
    throw new Error(
      `${operation.id}: the names of query parameters must be unique without brackets, received ${twin} twice`,
    );
  return parameters;
}

function rename(operation: Operation, parameter: Parameter): QueryParameter {
  const bare = parameter.name.replace(/\[\]$/, '');
  if (isList(parameter.schema) !== parameter.name.endsWith('[]')) {
    throw new Error(
      `${operation.id}: a query parameter must have brackets exactly if it is a list, received ${parameter.name}`,
    );
  }
  return { ...parameter, name: bare, wireName: parameter.name };
}

function isList({ type = [] }: Schema): boolean {
  return [type].flat().includes('array');
}

/**
 * Returns the interface of an operation's query, with one member for each parameter. Returns undefined if the operation
 * has no query parameters.
 */
export function queryType(operation: Operation, call: string): string | undefined {
  const parameters = queryParameters(operation);
  if (parameters.length === 0) return undefined;
  const members = parameters.map((parameter) => {
    // Amounts are the only parameters that may have decimals. A query consists of strings, so a decimal string is exact.
    const isAmount = parameter.schema.type === 'number';
    const text = `${parameterText(parameter)}${isAmount ? ' Pass a decimal string.' : ''}`;
    const doc = docComment(
      [text, ...valueLines(parameter.schema), ...deprecationTag(parameter.deprecation)].join('\n'),
    );
    const mark = parameter.required ? '' : '?';
    const type = `Query<${quote(operation.id)}>[${quote(parameter.wireName)}]`;
    return `${doc}\n${propertyName(parameter.name)}${mark}: ${isAmount ? `string | ${type}` : type};`;
  });
  const doc = docComment(`The query of \`${call}\`.`);
  return `${doc}\nexport interface ${pascalCase(operation.id)}Query {\n${indent(members.join('\n'))}\n}`;
}

/**
 * Returns the `@param` text for the query. The text has a line for each parameter, because editors show it while the
 * user types the argument.
 */
export function queryText(parameters: readonly QueryParameter[]): string {
  const lines = parameters.map(
    (parameter) => `- \`${parameter.name}\`${parameter.required ? ' (required)' : ''}: ${parameterText(parameter)}`,
  );
  return ['Query parameters:', ...lines.map(oneLine)].join('\n');
}
