import { readFileSync } from 'node:fs';
import type { JsonPath } from '../../../src/rule-support/define-rule.js';
import { parse } from 'yaml';
import { cardAdded, change, createCard, isContainer, listCards, validDocument } from './document.js';

/** The folder of the pages. */
export const docs = new URL('../../../docs/', import.meta.url);

interface Page {
  title: string;
  description: string;
  why: string;
  wrong: string;
  right: string;
}

/** Returns the parts of a rule's page, or `undefined` if the page does not have them in this order. */
export function readPage(rule: string): Page | undefined {
  const text = readFileSync(new URL(`${rule}.md`, docs), 'utf8');
  const parts = /^# (.+)\n\n(.+)\n\n(.+)\n\n## Wrong\n\n```yaml\n([^`]+)```\n\n## Right\n\n```yaml\n([^`]+)```\n$/.exec(
    text,
  );
  if (parts === null) return undefined;
  const [, title = '', description = '', why = '', wrong = '', right = ''] = parts;
  return { title, description, why, wrong, right };
}

/** Returns the path at which the small spec's only document contains a file. */
function pathOfFile(file: string): JsonPath {
  const [folder = '', ...names] = file.replace(/\.yaml$/, '').split('/');
  if (file === 'openapi.yaml') return [];
  if (file === 'paths/cards.yaml') return ['paths', '/cards'];
  if (file === 'webhooks/card_added.yaml') return ['webhooks', 'card.added'];
  if (folder === 'components' && names.length === 2) return ['components', ...names];
  throw new Error(`The small spec has no ${file}.`);
}

function at(document: unknown, path: JsonPath): unknown {
  return path.reduce((node: unknown, segment) => (isContainer(node) ? node[segment] : undefined), document);
}

/**
 * Inserts a snippet at the location that its first line names. If that location has a map, the snippet's keys replace
 * the same keys in the map. Any other value is replaced entirely.
 */
export function withSnippet(document: unknown, snippet: string): unknown {
  const [, file = '', pointer = ''] = /^# in (\S+\.yaml)(?:, at (\/\S+))?\n/.exec(snippet) ?? [];
  const segments = pointer.split('/').slice(1);
  const path = [...pathOfFile(file), ...segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))];
  // The small spec is one document, so a snippet's file is a part of this document.
  const data: unknown = parse(snippet.replace(/\$ref: (?:\.\.\/)*(?:components\/)?(\w+)\/(\w+)\.yaml/g, toPart));
  const before = at(document, path);
  const isMap = isContainer(before) && isContainer(data) && !Array.isArray(before) && !Array.isArray(data);
  const after = isMap ? { ...before, ...data } : data;
  return path.length === 0 ? after : change(document, path, after);
}

function toPart(ref: string, folder: string, name: string): string {
  return folder === 'paths' ? ref : `$ref: "#/components/${folder}/${name}"`;
}

/** The valid document with the components that the snippets reference. */
export function documentOfPages(): unknown {
  const document = validDocument();
  const responses = at(document, [...listCards, 'responses']);
  const parameters = at(document, [...cardAdded, 'parameters']);
  const message = at(document, [...listCards, 'responses', '200', 'content', 'application/json', 'schema']);
  if (!isContainer(responses) || !Array.isArray(parameters))
    throw new Error('The valid document has no responses and parameters.');
  const named = {
    Ok: responses['200'],
    Unauthorized: responses['401'],
    Forbidden: responses['403'],
    MethodNotAllowed: responses['405'],
    TooManyRequests: responses['429'],
    InternalServerError: responses['500'],
    NotFound: at(document, ['components', 'responses', 'NotFound']),
  };
  const webhookHeaders = ['Event', 'Id', 'Signature', 'Timestamp', 'Version'].map((name, index) => [
    `Webhook${name}`,
    parameters[index],
  ]);
  change(document, ['components', 'responses'], named);
  change(document, ['components', 'parameters'], Object.fromEntries(webhookHeaders));
  change(document, ['components', 'headers'], {
    RateLimitLimit: { schema: { type: 'integer' } },
    RateLimitRemaining: { schema: { type: 'integer' } },
  });
  change(document, ['components', 'schemas'], { Message: message });
  change(document, [...createCard, 'x-rate-limit', 'bucket'], 'cards');
  return change(document, ['components', 'examples'], {});
}
