import { readFileSync } from 'node:fs';
import { closestMatch } from './closest-match.js';

/** The meaning of an extension at one kind of place. */
interface Definition {
  title?: string;
  description?: string;
  examples?: unknown[];
}

/** The definition of every extension, as a JSON Schema. One with several meanings has them as `anyOf`. */
interface ExtensionsSchema {
  properties: Record<string, Definition & { anyOf?: Definition[] }>;
}

const schemaFile = new URL('../../../../spec/extensions.schema.json', import.meta.url);

export const extensionsSchema = JSON.parse(readFileSync(schemaFile, 'utf8')) as ExtensionsSchema;

/** The names of all extensions that the spec may use. */
export const extensionNames: readonly string[] = Object.keys(extensionsSchema.properties);

/** Checks a key. A misspelt extension says nothing, so a rule would silently leave the contract. Returns the message of a finding, or `undefined`. */
export function checkExtensionName(key: string): string | undefined {
  if (!key.startsWith('x-') || extensionNames.includes(key)) return undefined;
  const meant = closestMatch(key, extensionNames);
  const advice = meant === undefined ? 'define it in spec/extensions.schema.json' : `write ${meant}`;
  return `${key} is no extension of this spec: ${advice}.`;
}
