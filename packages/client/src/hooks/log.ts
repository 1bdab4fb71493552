import type { WapiEvent, WapiHooks } from './events.js';

const LEVELS = ['off', 'error', 'warn', 'info', 'debug'] as const;

/** How much the client logs. */
export type WapiLogLevel = (typeof LEVELS)[number];

/** Receives log lines: `console`, or the logger of a library, such as pino. */
export interface WapiLogger {
  error(line: string): void;
  warn(line: string): void;
  info(line: string): void;
  debug(line: string): void;
}

/** Whether a value, for example from an environment variable, is a log level. */
export function isLogLevel(value: unknown): value is WapiLogLevel {
  return LEVELS.some((level) => level === value);
}

/** The levels, for messages. */
export const levelNames: string = LEVELS.join(', ');

/** Returns hooks that log each event and then call the caller's hooks. */
export function addLogging(hooks: WapiHooks, level: WapiLogLevel, logger: WapiLogger): WapiHooks {
  const listens = (wanted: WapiLogLevel): boolean => LEVELS.indexOf(wanted) <= LEVELS.indexOf(level);
  if (!listens('error')) return hooks;
  return {
    ...hooks,
    response(event) {
      const outcome = event.status ?? event.span.attributes['error.type'] ?? 'network';
      const line = `${describe(event)} ${outcome} after ${event.durationMs} ms`;
      const severity = getResponseLevel(event.status);
      if (listens(severity)) logger[severity](line);
      return hooks.response?.(event);
    },
    ...(listens('warn') && {
      retry(event) {
        logger.warn(`${describe(event)} is repeated in ${event.delayMs} ms (${event.reason})`);
        return hooks.retry?.(event);
      },
      deviation(event) {
        logger.warn(`${describe(event)} ${event.status} ${event.pointer} is ${event.seen}, not ${event.expected}`);
        return hooks.deviation?.(event);
      },
    }),
    ...(listens('info') && {
      wait(event) {
        logger.info(`${describe(event)} waits for its rate limit`);
        return hooks.wait?.(event);
      },
    }),
    ...(listens('debug') && {
      request(event) {
        logger.debug(`${describe(event)} is sent`);
        return hooks.request?.(event);
      },
      token(event) {
        logger.debug(`wapi: token ${event.kind} ${event.status ?? 'network'}`);
        return hooks.token?.(event);
      },
    }),
  };
}

function getResponseLevel(status: number | undefined): 'error' | 'warn' | 'info' {
  if (status === undefined) return 'error';
  return status >= 400 ? 'warn' : 'info';
}

function describe({ operationId, requestId, attempt, span }: WapiEvent): string {
  return `wapi: ${span.name} ${operationId} ${requestId} attempt ${attempt}:`;
}
