import { type Contract, ContractError, type OpenApiDocument, pathOf } from '@wapi/types';
import type { AskPrism } from './prism.js';

/** An answer of Prism's, as it is kept. */
export interface PrebuiltExample {
  status: number;
  /** The names of the headers that the spec gives the response, in lower case. */
  headers: readonly string[];
  /** The body as JSON. */
  json: string;
}

/** Answers with the spec's named examples. */
export interface Examples {
  /** Resolves when no answer has to wait for Prism to be loaded. */
  ready(): Promise<void>;
  /**
   * The answer that is a named example. Prism is asked for it once; after that, the answer is known.
   *
   * @param example without a name, Prism takes the first one, or makes one up from the schema
   * @throws Error when the spec has no such example
   */
  find(operationId: string, status: number, example: string): Promise<PrebuiltExample> | PrebuiltExample;
}

/** The answers to everything that can be asked, by `keyOf`. */
export type PrebuiltExamples = Readonly<Record<string, PrebuiltExample>>;

/**
 * Looks up the examples of a bundled spec.
 *
 * @param kept what Prism answered before: loading Prism takes a second, which a mock that knows all answers never needs
 */
export function createExamples(document: OpenApiDocument, kept: PrebuiltExamples = {}): Examples {
  const known = new Map<string, PrebuiltExample | Promise<PrebuiltExample>>(Object.entries(kept));
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
      const answer = ask(operationId, status, example);
      known.set(key, answer);
      answer.then((settled) => known.set(key, settled)).catch(() => known.delete(key));
      return answer;
    },
  };
}

/** Asks Prism for an answer in the form in which it is kept. */
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
 * Asks Prism for every answer that has a name.
 *
 * @throws ContractError naming the operation when Prism does not find one
 */
export async function askForAllExamples(ask: AskPrism, { operations }: Contract): Promise<PrebuiltExamples> {
  const answers = operations.flatMap((operation) =>
    operation.responses.flatMap(({ status, examples }) =>
      examples.map(async ({ name }) => {
        const answer = await askForExample(ask, operation.id, status, name).catch((error: Error) => {
          throw new ContractError(error.message, pathOf(operation), { cause: error });
        });
        return [keyOf(operation.id, status, name), answer] as const;
      }),
    ),
  );
  return Object.fromEntries(await Promise.all(answers));
}

/** The key of an answer. */
export function keyOf(operationId: string, status: number, example: string): string {
  return `${operationId} ${status} ${example}`;
}
