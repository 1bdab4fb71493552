import { contract, type OperationId } from '@wapi/types';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { Reply } from './caller.js';

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const compiled = new Map<string, ValidateFunction>();

/** Checks a reply against the documented schema for the operation and the status code. */
export function expectDocumentedShape(id: OperationId, { status, body, why }: Reply): void {
  const validate = compiled.get(`${id} ${status}`) ?? compile(id, status);
  expect(validate(body) ? [] : validate.errors, `${id} ${status}: ${why}`).toEqual([]);
}

function compile(id: OperationId, status: number): ValidateFunction {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  const response = operation?.responses.find((candidate) => candidate.status === status);
  if (response === undefined) throw new Error(`The spec documents no ${status} for ${id}.`);
  const validate = ajv.compile(response.schema);
  compiled.set(`${id} ${status}`, validate);
  return validate;
}
