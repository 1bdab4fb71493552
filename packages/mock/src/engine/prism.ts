import { createRequire } from 'node:module';
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpResponse, ProblemJsonError } from '@stoplight/prism-http';
import type { IHttpOperation } from '@stoplight/types';
import type { OpenApiDocument } from '@wapi/types';
import { isRight } from 'fp-ts/lib/Either.js';

// Prism does not export its router, and a CommonJS default export looks different to Node and to bundlers; `require` is the same for all.
const { default: route } = createRequire(import.meta.url)(
  '@stoplight/prism-http/dist/router',
) as typeof import('@stoplight/prism-http/dist/router/index.js');

/** Prism as the mock uses it: finds an operation by method and path, and answers with one of its named examples. */
export interface Engine {
  /**
   * Finds the operation of a request.
   *
   * @param path relative to the server, still percent-encoded
   * @returns its `operationId`; or why there is none, with an operation of the same path where only the method is wrong
   */
  route(method: string, path: string): RouteResult;
  /**
   * Answers with a named example.
   *
   * @throws Error when the spec has no such example
   */
  respond(operationId: string, status: number, example: string): Promise<IHttpResponse>;
}

export type RouteResult = { found: string } | { found?: never; sibling?: string };

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'] as const;
type Method = (typeof METHODS)[number];

/** Loads the operations of a bundled spec into Prism. */
export async function createEngine(document: OpenApiDocument): Promise<Engine> {
  // Prism's loader resolves references in place.
  const resources = await getHttpOperationsFromSpec(structuredClone(document));
  const byId = new Map(resources.map((resource) => [operationIdOf(resource), resource]));
  const prism = createInstance(config(0, ''), { logger: silentLogger() });
  const answers = new Map<string, Promise<IHttpResponse>>();

  function match(method: Method, path: string): string | undefined {
    const result = route({ resources, input: { method, url: { path } } });
    return isRight(result) ? operationIdOf(result.right) : undefined;
  }

  async function ask(operationId: string, status: number, example: string): Promise<IHttpResponse> {
    const resource = byId.get(operationId);
    if (resource === undefined) throw new Error(`The spec has no operation ${operationId}.`);
    const input = { method: resource.method as Method, url: { path: resource.path } };
    // The whole path template is asked for, so that Prism's own routing has exactly one candidate.
    const result = await prism.request(input, [resource], config(status, example))();
    if (isRight(result)) return result.right.output;
    const detail = result.left instanceof ProblemJsonError ? result.left.detail : result.left.message;
    throw new Error(`The spec has no example ${example} for the ${status} of ${operationId}: ${detail}`);
  }

  return {
    route(method, path) {
      const known = METHODS.find((name) => name === method.toLowerCase());
      const found = known && match(known, path);
      if (found !== undefined) return { found };
      const sibling = METHODS.map((other) => match(other, path)).find((id) => id !== undefined);
      return sibling === undefined ? {} : { sibling };
    },
    respond(operationId, status, example) {
      const key = `${operationId} ${status} ${example}`;
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = ask(operationId, status, example);
        answers.set(key, answer);
      }
      return answer;
    },
  };
}

function operationIdOf(resource: IHttpOperation): string {
  const id: unknown = resource.iid;
  return typeof id === 'string' ? id : resource.id;
}

/** A new object each time: Prism writes the first request's `Accept` into the one it is given. */
function config(code: number, exampleKey: string): IHttpConfig {
  return {
    isProxy: false,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false, code, exampleKey },
  };
}

/** Prism insists on a pino-like logger; formatting log lines is a fifth of its time. */
function silentLogger(): Parameters<typeof createInstance>[1]['logger'] {
  const noop = (): void => undefined;
  const logger = {
    level: 'silent',
    ...Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'success', 'start', 'silent'].map((level) => [level, noop])),
    child: () => logger,
  };
  return logger as unknown as Parameters<typeof createInstance>[1]['logger'];
}
