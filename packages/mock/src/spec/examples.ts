import { type Contract, ContractError, type OpenApiDocument, pathOf } from '@wapi/types';
import type { AskPrism } from './prism.js';

/** An example of the spec as Prism renders it. */
export interface PrebuiltExample {
  status: number;
  /** The lower-case names of the headers that the spec documents for the response. */
  headers: readonly string[];
  /** The body as JSON. */
  json: string;
}

/** Looks up the named examples of the spec. */
export interface Examples {
  /** Resolves when no request has to wait for Prism to load. */
  ready(): Promise<void>;
  /**
   * Returns a named example. Prism renders it once, then it is cached.
   *
   * @param example if empty, Prism takes the first example, or generates one from the schema
   * @throws {SpecError} if the spec has no such example
   */
  find(operationId: string, status: number, example: string): Promise<PrebuiltExample> | PrebuiltExample;
}

/** All named examples of the spec, by `keyOf`. */
export type PrebuiltExamples = Readonly<Record<string, PrebuiltExample>>;

/**
 * Creates the lookup of a bundled spec's examples.
 *
 * @param prebuilt examples that Prism rendered earlier; if all are given, Prism is never loaded, which saves a second
 */
export function createExamples(document: OpenApiDocument, prebuilt: PrebuiltExamples = {}): Examples {
  const known = new Map<string, PrebuiltExample | Promise<PrebuiltExample>>(Object.entries(prebuilt));
  let prism: Promise<AskPrism> | undefined;

  const load = (): Promise<AskPrism> => (prism ??= import('./prism.js').then(({ loadPrism }) => loadPrism(document)));

  async function ask(operationId: string, status: number, example: string): Promise<PrebuiltExample> {
    return askForExample(await load(), operationId, status, example);
  }

  return {
    async ready() {
      if (known.size === 0) await load();
    },
    find(operationId, status, example) {
      const key = keyOf(operationId, status, example);
      const found = known.get(key);
      if (found !== undefined) return found;
      const rendered = ask(operationId, status, example);
      known.set(key, rendered);
      rendered.then((settled) => known.set(key, settled)).catch(() => known.delete(key));
      return rendered;
    },
  };
}

async function askForExample(
  ask: AskPrism,
  operationId: string,
  status: number,
  example: string,
): Promise<PrebuiltExample> {
  const { statusCode, headers = {}, body } = await ask(operationId, status, example);
  return {
    status: statusCode,
    headers: Object.keys(headers).map((name) => name.toLowerCase()),
    json: body === undefined ? '' : JSON.stringify(body),
  };
}

/**
 * Lets Prism render every named example.
 *
 * @throws {ContractError} with the operation if Prism does not find an example
 */
export async function askForAllExamples(ask: AskPrism, { operations }: Contract): Promise<PrebuiltExamples> {
  const entries = operations.flatMap((operation) =>
    operation.responses.flatMap(({ status, examples }) =>
      examples.map(async ({ name }) => {
        const rendered = await askForExample(ask, operation.id, status, name).catch((error: Error) => {
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
