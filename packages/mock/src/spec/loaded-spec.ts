import { type Contract, ContractError, type OpenApiDocument, type Platform, readContract } from '@wapi/types';
import { compileValidators, createRouter, type Router, type Validator } from '@wapi/validation';
import { askForAllExamples, createExamples, type Examples } from './examples.js';
import { createPersonas, type Persona } from '../state/personas.js';
import { applySeed, NO_SEED, type Seed } from '../state/seed.js';

/** A spec that the mock can answer by, with everything that is made from it. It never changes: another spec is another one of these. */
export interface LoadedSpec {
  contract: Contract;
  examples: Examples;
  route: Router;
  validators: ReadonlyMap<string, Validator>;
  /** As they start out. */
  personas: readonly Persona[];
}

/** The options of a mock that decide what it makes of a spec. */
export interface SpecOptions {
  platform: Platform;
  seed: Seed;
}

/**
 * Makes everything that a mock needs of a spec.
 *
 * @throws ContractError when a schema does not compile, the personas lack an example that they are made from
 * @throws Error when the seed is none
 */
export function loadSpec(contract: Contract, examples: Examples, { platform, seed }: SpecOptions): LoadedSpec {
  if (!Object.hasOwn(contract.platforms, platform))
    throw new ContractError(`The spec has no platform ${platform}, which this mock is.`, ['x-platforms']);
  const personas = createPersonas(contract, platform);
  return {
    contract,
    examples,
    route: createRouter(contract.operations),
    validators: compileValidators(contract, platform),
    personas: seed === NO_SEED ? personas : applySeed(contract, platform, personas, seed),
  };
}

/**
 * Reads a bundled spec, and asks Prism for all its answers, so that no request has to wait for one.
 *
 * @throws ContractError saying what is missing or wrong, and where
 */
export async function loadDocument(document: OpenApiDocument, options: SpecOptions): Promise<LoadedSpec> {
  const contract = readDocument(document);
  const spec = loadSpec(contract, createExamples(document), options);
  const { loadPrism } = await import('./prism.js');
  const kept = await askForAllExamples(await loadPrism(document), contract);
  return { ...spec, examples: createExamples(document, kept) };
}

/**
 * Reads the contract of a bundled spec that somebody hands in.
 *
 * @throws ContractError when it is none, or lacks what the mock needs
 */
export function readDocument(document: unknown): Contract {
  const isDocument = typeof document === 'object' && document !== null && 'openapi' in document;
  if (!isDocument || !String(document.openapi).startsWith('3.1.'))
    throw new ContractError('The spec is no OpenAPI 3.1 document.', []);
  return readContract(document as OpenApiDocument);
}
