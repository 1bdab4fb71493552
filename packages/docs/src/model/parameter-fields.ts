import type { Parameter } from '@wapi/types';
import { describeField, exampleText, type Field, type FieldContext } from './fields.js';

/** Describes the parameters that stand in one place of a request. */
export function buildParameterFields(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  context: FieldContext,
): Field[] {
  return parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema, required, description, example, provenance, discrepancy }) => {
      const text = exampleText(schema, Array.isArray(example) ? inQuery(name, example) : example);
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
      };
    });
}

/** A missing part of the path is another path, so it has no message. */
function withoutMissing(context: FieldContext): FieldContext {
  return { ...context, messagesOf: (name, schema) => context.messagesOf?.(name, schema, false) ?? [] };
}

/** A list as a query carries it. */
function inQuery(name: string, list: readonly unknown[]): string {
  return list.map((item) => `${name}=${String(item)}`).join('&');
}
