import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir, fileFindings, fileFindingsWith, specFiles } from '../support/source.js';

const file = 'components/schemas/WithdrawalCreate.yaml';

/** Returns the findings after an edit, as strings. */
const findingsWith = (from: string, to: string): string[] =>
  fileFindingsWith([file, from, to]).map(({ line, rule, message }) => `${line} ${rule} ${message}`);

describe('discriminator-mapping', () => {
  it('accepts another order of the values', () => {
    expect(
      findingsWith(
        '    normal: NormalWithdrawal.yaml\n    sub_banked: SubBankedWithdrawal.yaml\n',
        '    sub_banked: SubBankedWithdrawal.yaml\n    normal: NormalWithdrawal.yaml\n',
      ),
    ).toEqual([]);
  });

  it('reports a value that selects the schema of another value', () => {
    expect(findingsWith('sub_banked: SubBankedWithdrawal.yaml', 'sub_banked: NormalWithdrawal.yaml')).toEqual([
      '10 discriminator-mapping The value `sub_banked` must select a schema that allows it, received ' +
        '`NormalWithdrawal.yaml`, whose `withdrawal_type` must be `normal`.',
    ]);
  });

  it('reports a misspelt value', () => {
    expect(findingsWith('    sub_banked:', '    sub_bankd:')).toEqual([
      '10 discriminator-mapping The value `sub_bankd` must select a schema that allows it, received ' +
        '`SubBankedWithdrawal.yaml`, whose `withdrawal_type` must be `sub_banked`.',
    ]);
  });

  it('reports a schema that is not in the list', () => {
    expect(findingsWith('sub_banked: SubBankedWithdrawal.yaml', 'sub_banked: LocalBank.yaml')).toEqual([
      '10 discriminator-mapping The value `sub_banked` must select one of `NormalWithdrawal.yaml`, ' +
        '`SubBankedWithdrawal.yaml`, `SubUnbankedWithdrawal.yaml`, received "LocalBank.yaml".',
    ]);
  });

  it('reports a schema that no value selects', () => {
    expect(findingsWith('    sub_banked: SubBankedWithdrawal.yaml\n', '')).toEqual([
      '8 discriminator-mapping `mapping` must have a value for `SubBankedWithdrawal.yaml`: add it, or ' +
        'remove the schema.',
    ]);
  });

  it.each(['discriminator: 7', 'discriminator: { propertyName: 7, mapping: [] }', 'oneOf: 7\ndiscriminator: {}'])(
    'survives the schema %s',
    (text) => {
      const files = specFiles();
      files.set(join(dir, file), text);
      expect(fileFindings(files).filter(({ rule }) => rule === 'discriminator-mapping')).toEqual([]);
    },
  );
});
