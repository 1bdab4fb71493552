import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { valueAt } from '../rule-support/values.js';
import { extensionsSchema } from '../source/extensions.js';
import type { Finding } from '../source/finding.js';
import type { SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';
import { compileSchema, findSchemaErrors } from './schema-errors.js';

/** The title of a definition that applies to the root of the document. */
const rootTitle = 'root';

/** Extensions whose whole value is checked by a separate rule. */
const withOwnRule = ['x-discrepancy'];

/** Extensions whose keys are keywords. Such a key can look like an extension, but its value is a message. */
const messageMaps = ['x-messages', 'x-message-templates'];

const validators = new Map<string, ValidateFunction>();

/**
 * Returns the validator for the values of an extension, at the root or elsewhere. Returns `undefined` if the schema
 * does not define the extension.
 */
function validatorFor(name: string, isRoot: boolean): ValidateFunction | undefined {
  const definition = Object.hasOwn(extensionsSchema.properties, name) ? extensionsSchema.properties[name] : undefined;
  if (definition === undefined) return undefined;
  const schema = definition.anyOf?.find(({ title }) => (title === rootTitle) === isRoot) ?? definition;
  const key = `${name} ${schema.title}`;
  const validate = validators.get(key) ?? compileSchema(schema);
  validators.set(key, validate);
  return validate;
}

/** Formats the keys of a path, such as `x-platforms/0`. */
const format = (path: readonly string[]): string => `\`${path.join('/')}\``;

/**
 * Reports each extension whose value does not match spec/extensions.schema.json. The finding is at the invalid part of
 * the value.
 */
export function checkExtensionValues(dir: string, sources: readonly SourceFile[]): Finding[] {
  const root = join(dir, 'openapi.yaml');
  const findings: Finding[] = [];
  for (const source of sources) {
    for (const { name, path } of source.entries) {
      if (!name.startsWith('x-') || withOwnRule.includes(name) || messageMaps.includes(path.at(-2) ?? '')) continue;
      const validate = validatorFor(name, source.file === root && path.length === 1);
      if (validate === undefined) continue;
      for (const error of findSchemaErrors(validate, valueAt(source.data, path))) {
        const message = `${format([name, ...error.path])} ${error.message}.`;
        findings.push(findingAt(source, [...path, ...error.path], 'extension-values', message));
      }
    }
  }
  return findings;
}
