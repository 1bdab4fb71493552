import type { Operation, Parameter, Schema } from '@wapi/types';
import { indent, quote } from '../source-text/print.js';
import { camelCase, pascalCase } from './names.js';
import { oneLine, parameterText } from './parameter-doc.js';
import { queryParameters, queryText } from './query.js';

/** One positional argument of a method. */
export interface Argument {
  name: string;
  /** As TypeScript text. */
  type: string;
  required: boolean;
  /** Description for `@param`. Has several lines only if it ends in a list. */
  description: string;
}

/**
 * Returns the arguments of an operation's method: path parameters in the path's order, the body, the query and the
 * per-call options.
 *
 * @throws Error naming the operation if the client cannot send one of its inputs
 */
export function listArguments(operation: Operation): Argument[] {
  const name = pascalCase(operation.id);
  const list = pathParameters(operation).map((parameter): Argument => ({
    name: camelCase(parameter.name),
    type: pathParameterType(operation, parameter),
    required: true,
    description: oneLine(parameter.description),
  }));
  if (operation.requestBody) {
    const { required, description } = operation.requestBody;
    list.push({ name: 'body', type: `${name}Body`, required, description: oneLine(description) });
  }
  const query = queryParameters(operation);
  if (query.length > 0) {
    list.push({
      name: 'query',
      type: `${name}Query`,
      required: query.some((parameter) => parameter.required),
      description: queryText(query),
    });
  }
  const needsHeaders = operation.parameters.some((parameter) => parameter.in === 'header' && parameter.required);
  return [
    ...list,
    {
      name: 'options',
      type: needsHeaders ? "WapiCallOptions & Required<Pick<WapiCallOptions, 'headers'>>" : 'WapiCallOptions',
      required: needsHeaders,
      description: optionsText(operation),
    },
  ];
}

function optionsText({ parameters }: Operation): string {
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const lines = headers.map(
    (parameter) => `- \`${parameter.name}\`${parameter.required ? ' (required)' : ''}: ${parameterText(parameter)}`,
  );
  const text = 'Signal, timeouts, retries and additional headers of this call.';
  return lines.length === 0 ? text : [`${text} Its \`headers\` take:`, ...lines].join('\n');
}

/** Maximum length of a signature on one line. */
const LINE_WIDTH = 140;

/** Prints a method as TypeScript. An optional argument before a required one has a type that includes `undefined`. */
export function printSignature(method: string, list: readonly Argument[], returns: string): string {
  const lastRequired = list.map((argument) => argument.required).lastIndexOf(true);
  const texts = list.map(({ name, type, required }, index) => {
    if (required) return `${name}: ${type}`;
    return index > lastRequired ? `${name}?: ${type}` : `${name}: ${type} | undefined`;
  });
  const line = `${method}(${texts.join(', ')}): ${returns}`;
  if (line.length <= LINE_WIDTH) return line;
  return `${method}(\n${indent(texts.map((text) => `${text},`).join('\n'))}\n): ${returns}`;
}

/**
 * Returns the path parameters in the order of the path.
 *
 * @throws Error naming the operation if the path and the parameters do not match
 */
export function pathParameters(operation: Operation): Parameter[] {
  return [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => {
    const parameter = operation.parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (!parameter)
      throw new Error(`${operation.id}: every name in ${operation.path} must be a path parameter, received ${name}`);
    return parameter;
  });
}

function pathParameterType(operation: Operation, { name, schema }: Parameter): string {
  if (isPlain(schema) && schema.type === 'string') return 'string';
  if (isPlain(schema) && (schema.type === 'integer' || schema.type === 'number')) return 'number';
  return `operations[${quote(operation.id)}]['parameters']['path'][${quote(name)}]`;
}

function isPlain(schema: Schema): boolean {
  return (
    schema.enum === undefined && schema.const === undefined && schema.oneOf === undefined && schema.anyOf === undefined
  );
}
