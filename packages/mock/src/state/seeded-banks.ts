import type { Contract, Platform, Schema } from '@wapi/types';
import { createAjv, objectOnPlatform } from '@wapi/validation';
import type { BankDetails } from './account.js';

export type BankKind = 'local' | 'foreign';

/** The schema for the fields that create a bank account on a platform. */
export function bankSchema(contract: Contract, kind: BankKind, platform: Platform): Schema {
  return objectOnPlatform(contract, createdWith(contract, kind), platform);
}

/**
 * Creates a reader for a seed's bank account. It applies the same validation as a request to create a bank account, and
 * drops fields for other platforms.
 */
export function createBankReader(
  contract: Contract,
  platform: Platform,
): (kind: BankKind, details: BankDetails) => { details: BankDetails } | { place: string; message: string } {
  const ajv = createAjv(contract, { allErrors: false });
  const schemas = {
    local: bankSchema(contract, 'local', platform),
    foreign: bankSchema(contract, 'foreign', platform),
  };

  return (kind, details) => {
    const unknown = Object.keys(details).find(
      (name) => !Object.hasOwn(createdWith(contract, kind).properties ?? {}, name),
    );
    if (unknown !== undefined) return { place: '', message: `has the unknown field "${unknown}"` };
    const schema = schemas[kind];
    const known = Object.fromEntries(
      Object.entries(details).filter(([name]) => Object.hasOwn(schema.properties ?? {}, name)),
    );
    if (ajv.validate(schema, known)) return { details: known };
    const [error] = ajv.errors ?? [];
    const values = error?.keyword === 'enum' ? `: ${(error.params['allowedValues'] as string[]).join(', ')}` : '';
    return {
      place: error?.instancePath ?? '',
      message: `${error?.message ?? 'is invalid'}${values} on the platform ${platform}`,
    };
  };
}

function createdWith(contract: Contract, kind: BankKind): Schema {
  const id = kind === 'local' ? 'createLocalBank' : 'createForeignBank';
  return contract.operations.find((operation) => operation.id === id)?.requestBody?.content[0]?.schema ?? {};
}
