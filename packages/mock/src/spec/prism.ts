import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, ProblemJsonError } from '@stoplight/prism-http';
import type { IHttpOperation } from '@stoplight/types';
import type { OpenApiDocument } from '@wapi/types';
import { SpecError } from '../mock-error.js';
import type { ExampleRenderer } from './example-renderer.js';

/**
 * Loads the operations in a bundled spec into Prism. If a response has no example, Prism generates one from the schema.
 */
export async function loadPrism(document: OpenApiDocument): Promise<ExampleRenderer> {
  // Copy the document, because Prism's loader resolves references in place.
  const resources = await getHttpOperationsFromSpec(structuredClone(document));
  const byId = new Map(resources.map((resource) => [operationIdOf(resource), resource]));
  const prism = createInstance(config(0, ''), { logger: silentLogger() });

  return async (operationId, status, example) => {
    const resource = byId.get(operationId);
    if (resource === undefined) throw new SpecError(`The spec has no operation ${operationId}.`);
    const input = { method: resource.method as 'get', url: { path: resource.path } };
    // Request the path template itself, so that Prism's router has exactly one candidate.
    const result = await prism.request(input, [resource], config(status, example))();
    if ('right' in result) {
      const { statusCode, headers = {}, body } = result.right.output;
      return {
        status: statusCode,
        headers: Object.keys(headers)
          .map((name) => name.toLowerCase())
          .filter((name) => name !== 'content-type')
          .toSorted(),
        json: body === undefined ? '' : JSON.stringify(body),
      };
    }
    const detail = result.left instanceof ProblemJsonError ? result.left.detail : result.left.message;
    throw new SpecError(`The spec has no example ${example} for the ${status} of ${operationId}: ${detail}`);
  };
}

function operationIdOf(resource: IHttpOperation): string {
  const id: unknown = resource.iid;
  return typeof id === 'string' ? id : resource.id;
}

/** Returns a new object each time, because Prism writes the first request's `Accept` into it. */
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

/** Prism requires a pino-like logger. Formatting log lines would take a fifth of Prism's time. */
function silentLogger(): Parameters<typeof createInstance>[1]['logger'] {
  const noop = (): void => undefined;
  const logger = {
    level: 'silent',
    ...Object.fromEntries(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'success', 'start', 'silent'].map((level) => [level, noop]),
    ),
    child: () => logger,
  };
  return logger as unknown as Parameters<typeof createInstance>[1]['logger'];
}
