import { type Contract, ContractError, type OpenApiDocument, pathOf } from '@wapi/types';
import type { ExampleRenderer, PrebuiltExample } from './example-renderer.js';
import { loadRenderer } from './load-renderer.js';

/** Looks up the named examples in the spec. */
export interface Examples {
  /**
   * Resolves when examples can be looked up without waiting for the renderer. Loads the renderer unless the examples
   * were prebuilt.
   */
  ready(): Promise<void>;
  /**
   * Returns a named example. The example is rendered once and then cached.
   *
   * @param example if empty, the first example
   * @throws {SpecError} if the spec has no such example
   */
  find(operationId: string, status: number, example: string): Promise<PrebuiltExample> | PrebuiltExample;
}

/** All named examples in the spec. The function `keyOf` creates the keys. */
export type PrebuiltExamples = Readonly<Record<string, PrebuiltExample>>;

/**
 * Creates a lookup for the examples in a bundled spec.
 *
 * @param contract the contract of the document
 * @param prebuilt examples that were rendered earlier; if they include all examples, no renderer is loaded
 */
export function createExamples(
  document: OpenApiDocument,
  contract: Contract,
  prebuilt: PrebuiltExamples = {},
): Examples {
  const known = new Map<string, PrebuiltExample | Promise<PrebuiltExample>>(Object.entries(prebuilt));
  let renderer: Promise<ExampleRenderer> | undefined;

  const load = (): Promise<ExampleRenderer> => (renderer ??= loadRenderer(document, contract));

  return {
    async ready() {
      if (known.size === 0) await load();
    },
    find(operationId, status, example) {
      const key = keyOf(operationId, status, example);
      const found = known.get(key);
      if (found !== undefined) return found;
      const rendered = load().then((render) => render(operationId, status, example));
      known.set(key, rendered);
      rendered.then((settled) => known.set(key, settled)).catch(() => known.delete(key));
      return rendered;
    },
  };
}

/**
 * Renders every named example.
 *
 * @throws {ContractError} with the operation if an example cannot be rendered
 */
export async function renderAllExamples(render: ExampleRenderer, { operations }: Contract): Promise<PrebuiltExamples> {
  const entries = operations.flatMap((operation) =>
    operation.responses.flatMap(({ status, examples }) =>
      examples.map(async ({ name }) => {
        const rendered = await render(operation.id, status, name).catch((error: Error) => {
          throw new ContractError(error.message, pathOf(operation), { cause: error });
        });
        return [keyOf(operation.id, status, name), rendered] as const;
      }),
    ),
  );
  return Object.fromEntries(await Promise.all(entries));
}

export function keyOf(operationId: string, status: number, example: string): string {
  return `${operationId} ${status} ${example}`;
}
