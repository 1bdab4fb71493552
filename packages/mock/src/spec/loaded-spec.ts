import {
  contract as builtIn,
  type Contract,
  ContractError,
  type OpenApiDocument,
  type Platform,
  readContract,
} from '@wapi/types';
import { compileValidators, createRouter, createValidators, type Router, type Validators } from '@wapi/validation';
import { createExamples, type Examples, renderAllExamples } from './examples.js';
import { loadRenderer } from './load-renderer.js';
import { createPersonas, type Persona } from '../state/personas.js';
import { applySeed, NO_SEED, type Seed } from '../state/seed.js';

/** A spec, and everything that the mock derives from the spec. Immutable, because a reload creates a new object. */
export interface LoadedSpec {
  contract: Contract;
  examples: Examples;
  route: Router;
  validators: Validators;
  /** In their initial state. */
  personas: readonly Persona[];
}

/** The options that affect how a mock reads a spec. */
export interface SpecOptions {
  platform: Platform;
  seed: Seed;
}

/**
 * Derives everything that a mock needs from a spec.
 *
 * @throws {ContractError} if a schema does not compile, or an example that the personas need is missing
 * @throws {SeedError} if the seed is invalid
 */
export function loadSpec(contract: Contract, examples: Examples, { platform, seed }: SpecOptions): LoadedSpec {
  if (!Object.hasOwn(contract.platforms, platform))
    throw new ContractError(`The spec has no platform ${platform}, for which this mock was created.`, ['x-platforms']);
  const personas = createPersonas(contract, platform);
  return {
    contract,
    examples,
    route: createRouter(contract.operations),
    // Compiling all schemas would take most of the start-up time. The built-in spec is known to compile.
    validators: (contract === builtIn ? createValidators : compileValidators)(contract, platform),
    personas: seed === NO_SEED ? personas : applySeed(contract, platform, personas, seed),
  };
}

/**
 * Reads a bundled spec and renders all examples, so that no request has to wait for the renderer.
 *
 * @throws {ContractError} that says what is missing or wrong, and where
 */
export async function loadDocument(document: OpenApiDocument, options: SpecOptions): Promise<LoadedSpec> {
  const contract = readDocument(document);
  const spec = loadSpec(contract, createExamples(document, contract), options);
  const prebuilt = await renderAllExamples(await loadRenderer(document, contract), contract);
  return { ...spec, examples: createExamples(document, contract, prebuilt) };
}

/**
 * Reads the contract of a bundled spec that comes from outside this package.
 *
 * @throws {ContractError} if it is not an OpenAPI 3.1 document, or lacks something that the mock needs
 */
export function readDocument(document: unknown): Contract {
  const isDocument = typeof document === 'object' && document !== null && 'openapi' in document;
  if (!isDocument || !String(document.openapi).startsWith('3.1.'))
    throw new ContractError('The spec must be an OpenAPI 3.1 document.', []);
  return readContract(document as OpenApiDocument);
}
