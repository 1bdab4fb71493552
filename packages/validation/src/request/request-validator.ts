import type { Ajv2020 } from 'ajv/dist/2020.js';
import {
  type Contract,
  ContractError,
  type Operation,
  type Parameter,
  pathOf,
  type Platform,
  type Schema,
} from '@wapi/types';
import type { BodySyntax } from '../form/form.js';
import { errorMessage } from '../error-message.js';
import { createAjv } from '../schema/ajv.js';
import { compileFieldChecks, type FieldChecks, keywordOf } from './field-checks.js';
import { type Failure, messageFor } from './field-message.js';

/** The compiled checks of one operation. */
export interface Validator extends BodySyntax {
  /** The first failed check of the path parameters, in the order of the spec. */
  checkPath(values: Readonly<Record<string, string>>): Failure | undefined;
  /** The query parameters that `query` checks. */
  inQuery: readonly Parameter[];
  query: FieldChecks;
  body: FieldChecks;
}

/** The checks of every operation for one platform. Compiles the checks of an operation on first use. */
export interface Validators {
  /**
   * Returns the checks of an operation; undefined if the contract has no such operation.
   *
   * @throws {ContractError} naming the operation if a schema does not compile
   */
  get(operationId: string): Validator | undefined;
}

const created = new WeakMap<Contract, Map<Platform, Validators>>();

/** Caches the validators by contract and platform, so that many mocks share them. */
export function createValidators(contract: Contract, platform: Platform): Validators {
  const byPlatform = created.get(contract) ?? new Map<Platform, Validators>();
  created.set(contract, byPlatform);
  const validators = byPlatform.get(platform) ?? createForPlatform(contract, platform);
  byPlatform.set(platform, validators);
  return validators;
}

/**
 * Compiles the checks of every operation at once, so that no request can fail because of the contract.
 *
 * @throws {ContractError} naming the operation if a schema does not compile
 */
export function compileValidators(contract: Contract, platform: Platform): Validators {
  const validators = createValidators(contract, platform);
  for (const { id } of contract.operations) validators.get(id);
  return validators;
}

function createForPlatform(contract: Contract, platform: Platform): Validators {
  let ajv: Ajv2020 | undefined;
  const operations = new Map<string, Operation>(contract.operations.map((operation) => [operation.id, operation]));
  const compiled = new Map<string, Validator>();
  return {
    get(operationId) {
      const known = compiled.get(operationId);
      const operation = operations.get(operationId);
      if (known !== undefined || operation === undefined) return known;
      try {
        const validator = compileValidator((ajv ??= createAjv(contract)), contract, operation, platform);
        compiled.set(operationId, validator);
        return validator;
      } catch (error) {
        const message = `The checks of ${operationId} do not compile: ${errorMessage(error)}`;
        throw new ContractError(message, pathOf(operation), { cause: error });
      }
    },
  };
}

/** The names of the fields with the format `password`, in all variants of a body. */
function passwordsIn({ oneOf, properties = {} }: Schema): readonly string[] {
  if (oneOf !== undefined) return oneOf.flatMap(passwordsIn);
  return Object.keys(properties).filter((name) => properties[name]?.format === 'password');
}

function compileValidator(ajv: Ajv2020, contract: Contract, operation: Operation, platform: Platform): Validator {
  const inPath = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) => ({ name, schema, validate: ajv.compile(schema) }));
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const query = {
    type: 'object',
    properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
  };
  const bodySchema = operation.requestBody?.content[0]?.schema ?? { type: 'object' };
  return {
    checkPath(values) {
      for (const { name, schema, validate } of inPath) {
        if (validate(values[name])) continue;
        const keyword = keywordOf(validate.errors?.[0], schema);
        return { field: name, keyword, message: messageFor(contract, schema, name, keyword) };
      }
      return undefined;
    },
    inQuery,
    query: compileFieldChecks(ajv, contract, query, platform),
    mediaTypes: operation.requestBody?.content.map(({ mediaType }) => mediaType) ?? [],
    passwords: new Set(passwordsIn(bodySchema)),
    body: compileFieldChecks(ajv, contract, bodySchema, platform),
  };
}
