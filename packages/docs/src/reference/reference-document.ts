import type { OpenApiDocument } from '@wapi/types';
import type { OperationModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';

type Node = Record<string, unknown>;

/** Returns the document for the one-page reference: each operation has samples and a link to its own page. */
export function addSamples(document: OpenApiDocument, site: SiteModel): OpenApiDocument {
  const models = new Map(site.operations.map((model): [unknown, OperationModel] => [model.operation.id, model]));
  const paths = Object.entries((document['paths'] ?? {}) as Record<string, Node>).map(([path, item]) => [
    path,
    withSamples(item, models),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
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
