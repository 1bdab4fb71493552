import type { Contract, Environment, Operation, Platform } from '@wapi/types';
import type { ParsedBody, Router, Validators } from '@wapi/validation';
import type { MockRequest } from '../http/mock-request.js';
import type { Examples } from '../spec/examples.js';
import type { Accounts } from '../state/accounts.js';
import type { Persona } from '../state/personas.js';
import type { Pictures } from '../state/pictures.js';
import type { RateLimiter } from '../state/rate-limiter.js';
import type { Tokens } from '../state/tokens.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Faults } from './faults.js';

export interface PipelineDeps {
  contract: Contract;
  examples: Examples;
  route: Router;
  validators: Validators;
  limiter: RateLimiter;
  platform: Platform;
  environment: Environment;
  accounts: Accounts;
  pictures: Pictures;
  tokens: Tokens;
  webhooks: Webhooks;
  faults: Faults;
  personas: readonly Persona[];
  clock: () => number;
  /** @throws {RequestEndedError} if the client has disconnected, or the state was reset since the request arrived */
  requireCurrent: (request: MockRequest) => Promise<void>;
  /** True unless this instance has reset the state since the request arrived. */
  isCurrent: (request: MockRequest) => boolean;
}

/** A request whose operation is known. */
export interface RoutedRequest {
  request: MockRequest;
  operation: Operation;
  parameters: Readonly<Record<string, string>>;
  body: () => ParsedBody;
}
