import { readFileSync } from 'node:fs';
import { suggestName } from './closest-match.js';

/** The definition of an extension at one kind of location. */
interface Definition {
  title?: string;
  description?: string;
  examples?: unknown[];
}

/** The JSON Schema that defines every extension. An extension with several meanings defines them in `anyOf`. */
interface ExtensionsSchema {
  properties: Record<string, Definition & { anyOf?: Definition[] }>;
}

const schemaFile = new URL('../../../../spec/extensions.schema.json', import.meta.url);

export const extensionsSchema = JSON.parse(readFileSync(schemaFile, 'utf8')) as ExtensionsSchema;

export const extensionNames: readonly string[] = Object.keys(extensionsSchema.properties);

/**
 * Checks the name of an extension, because a misspelt extension has no effect. Returns the message of a finding, or
 * `undefined`.
 */
export function checkExtensionName(key: string): string | undefined {
  if (!key.startsWith('x-') || extensionNames.includes(key)) return undefined;
  const advice = suggestName(key, extensionNames, 'define it in spec/extensions.schema.json.');
  return `${key} is not an extension of this spec: ${advice}`;
}
