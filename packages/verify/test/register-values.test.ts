import { readFileSync } from 'node:fs';
import { contract } from '@wapi/types';
import { expect, it } from 'vitest';
import { fillAll, runVariables } from '../src/register/variables.js';
import { MERCHANT } from './support/in-process.js';

const schemaFile = new URL('../../../spec/discrepancies.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as { $defs: { value: { enum: string[] } } };

it('a run has exactly the values that the schema of the register lists', () => {
  const variables = runVariables({ credentials: MERCHANT, contract, platform: 'tt', environment: 'sandbox' });
  // A file is not a string, so it is not among the variables.
  expect([...variables.keys(), 'file'].toSorted()).toEqual(schema.$defs.value.enum.toSorted());
  expect(fillAll({ picture: '{file}' }, variables)['picture']).toBeInstanceOf(Blob);
});
