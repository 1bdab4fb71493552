import type { OpenApiDocument } from '@wapi/types';
import type { OperationModel } from '../model/operation-model.js';
import { describeFile } from '../model/constraints.js';
import type { SiteModel } from '../model/site-model.js';

type Node = Record<string, unknown>;

/**
 * Returns the document for the one-page reference. Adds samples to each operation and a link to its own page, marks
 * inferred facts, and gives file sizes in bytes.
 */
export function prepareReference(document: OpenApiDocument, site: SiteModel): OpenApiDocument {
  return describeFacts(addSamples(document, site)) as OpenApiDocument;
}

function addSamples(document: OpenApiDocument, site: SiteModel): OpenApiDocument {
  const models = new Map(site.operations.map((model): [unknown, OperationModel] => [model.operation.id, model]));
  const paths = Object.entries((document['paths'] ?? {}) as Record<string, Node>).map(([path, item]) => [
    path,
    withSamples(item, models),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

/** Adds to the descriptions, at any depth, the facts that Redoc does not show. */
function describeFacts(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(describeFacts);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, describeFacts(value)])) as Node;
  const notes = [
    // Describe the size of files here, because Redoc would call their bytes "characters".
    ...(copy['format'] === 'binary'
      ? describeFile(copy).map(
          ({ text, provenance }) =>
            `${text.charAt(0).toUpperCase()}${text.slice(1)}${provenance === 'inferred' ? ' (inferred)' : ''}.`,
        )
      : []),
    ...(copy['x-provenance'] === 'inferred' ? ['_(inferred)_'] : []),
  ];
  if (notes.length === 0) return copy;
  if (copy['format'] === 'binary') delete copy['maxLength'];
  const { description } = copy;
  return { ...copy, description: [description, ...notes].filter((part) => typeof part === 'string').join(' ') };
}

function withSamples(item: Node, models: ReadonlyMap<unknown, OperationModel>): Node {
  return Object.fromEntries(
    Object.entries(item).map(([method, operation]) => {
      const model = models.get((operation as Node)['operationId']);
      return [method, model ? { ...(operation as Node), ...additions(model) } : operation];
    }),
  );
}

function additions({ operation, samples: [first] }: OperationModel): Node {
  return {
    description: `${operation.description}\n\n[Scope, rate limit, messages and samples](../api/${operation.id}/)`,
    ...(first && {
      'x-codeSamples': [
        { lang: 'curl', source: first.curl },
        { lang: 'TypeScript', source: first.typescript },
        { lang: 'PHP', source: first.php },
        { lang: 'Python', source: first.python },
      ],
    }),
  };
}
