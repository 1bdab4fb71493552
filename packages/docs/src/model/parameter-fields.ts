import type { Parameter } from '@wapi/types';
import { describeField, exampleText, type Field, type FieldContext } from './fields.js';

/** Describes the parameters in one location of a request: path, query or headers. */
export function buildParameterFields(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  context: FieldContext,
): Field[] {
  return parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema: original, required, description, example, provenance, discrepancy, deprecation }) => {
      const schema = { ...original, ...('default' in original && { default: toSentValue(original.default) }) };
      const text = exampleText(schema, Array.isArray(example) ? formatQueryList(name, example) : toSentValue(example));
      return {
        ...describeField(
          name,
          schema,
          { required, requiredOn: [], requiredFor: [] },
          place === 'path' ? withoutMissing(context) : context,
        ),
        ...(description !== '' && { description }),
        ...(text !== undefined && { example: text }),
        ...(provenance !== undefined && { provenance }),
        ...(discrepancy !== undefined && { discrepancy }),
        ...(deprecation !== undefined && { deprecation }),
      };
    });
}

/** Omits the message for a missing path parameter, because a request without the parameter has a different path. */
function withoutMissing(context: FieldContext): FieldContext {
  return { ...context, findMessages: (name, schema) => context.findMessages?.(name, schema, false) ?? [] };
}

/** Converts a boolean to 1 or 0, because requests contain booleans in this form. */
function toSentValue(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Formats a list as a query that repeats the name for each entry. */
function formatQueryList(name: string, list: readonly unknown[]): string {
  return list.map((item) => `${name}=${String(item)}`).join('&');
}
