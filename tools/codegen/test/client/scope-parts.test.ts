import type { Contract, Operation } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { groupOperations } from '../../src/client/groups.js';
import { groupInterfaceName, printGrants, requireSingleScope, scopeParts } from '../../src/client/scope-parts.js';
import { contractOf, operation } from '../support.js';

const open: Partial<Operation> = { scopes: [] };

/** Returns the parts of the only group that contains these operations. */
function partsOf(...operations: Operation[]): ReturnType<typeof scopeParts> {
  return groupOperations(contractOf(...operations)).flatMap(scopeParts);
}

function grants(...operations: Operation[]): string {
  const contract = contractOf(...operations);
  return printGrants(contract, groupOperations(contract));
}

describe('parts', () => {
  test('a group is one part for each scope, in the order of the spec', () => {
    const parts = partsOf(
      operation('getUserProfile'),
      operation('createPicture'),
      operation('getBanks'),
      operation('deletePicture', open),
    );
    expect(parts.map(({ operations, ...part }) => ({ ...part, ids: operations.map(({ id }) => id) }))).toEqual([
      {
        scope: 'wapi-user-retrieve',
        name: 'UserRetrieveOperations',
        description: 'The methods of `wapi.user` that the scope `wapi-user-retrieve` allows.',
        ids: ['getUserProfile', 'getBanks'],
      },
      {
        scope: 'wapi-user-create',
        name: 'UserCreateOperations',
        description: 'The methods of `wapi.user` that the scope `wapi-user-create` allows.',
        ids: ['createPicture'],
      },
      {
        scope: undefined,
        name: 'UserOpenOperations',
        description: 'The methods of `wapi.user` that need no scope.',
        ids: ['deletePicture'],
      },
    ]);
  });

  test.each<[name: string, some: Operation[], scope: string | undefined, part: string, description: string]>([
    [
      'one scope',
      [operation('getBanks'), operation('getUserProfile')],
      'wapi-user-retrieve',
      'UserOperations',
      "The caller's own account.",
    ],
    ['none', [operation('createToken')], undefined, 'AuthOperations', 'Tokens.'],
  ])('a group that needs %s is one part, which has its name', (_name, some, scope, name, description) => {
    expect(partsOf(...some)).toEqual([{ scope, name, description, operations: some }]);
  });

  test('a group is called by its name in the client', () => {
    const [group] = groupOperations(contractOf(operation('getBanks')));
    expect(group && groupInterfaceName({ ...group, tag: { ...group.tag, group: 'trusted-cards' } })).toBe(
      'TrustedCardsOperations',
    );
  });

  test('a scope with the name of its group is rejected', () => {
    const some = [
      operation('getBanks'),
      operation('createPicture', { scopes: ['wapi-user'] as unknown as Operation['scopes'] }),
    ];
    expect(() => partsOf(...some)).toThrow(
      "wapi-user: its interface must not have the name of the group's interface, received UserOperations",
    );
  });
});

test('an operation with two scopes is rejected', () => {
  expect(requireSingleScope(operation('getBanks'))).toBe('wapi-user-retrieve');
  expect(requireSingleScope(operation('createToken'))).toBeUndefined();
  expect(() =>
    requireSingleScope(operation('getBanks', { scopes: ['wapi-user-create', 'wapi-user-retrieve'] })),
  ).toThrow('getBanks: an operation must need at most one scope, received wapi-user-create, wapi-user-retrieve');
});

describe('grants', () => {
  test('a leaf allows its part, a parent the parts of its children', () => {
    expect(
      grants(operation('createToken'), operation('updateAccount'), operation('getBanks'), operation('createPicture')),
    ).toBe(`/** The methods that need no scope. */
export interface WapiOpenOperations {
  readonly auth: AuthOperations;
}

/** The methods that each scope allows. A parent scope also allows the methods of its group. */
export interface WapiGrants {
  /** All accounts. */
  'wapi-accounts-all': {
    readonly accounts: AccountsOperations;
  };
  /** Update. */
  'wapi-accounts-update': {
    readonly accounts: AccountsOperations;
  };
  /** All. */
  'wapi-user-all': {
    readonly user: UserOperations;
  };
  /** Create. */
  'wapi-user-create': {
    readonly user: UserCreateOperations;
  };
  /** Retrieve. */
  'wapi-user-retrieve': {
    readonly user: UserRetrieveOperations;
  };
}`);
  });

  test('a scope without operations and a client without scopes have no methods', () => {
    const text = grants(operation('getBanks'));
    expect(text).toContain('export interface WapiOpenOperations {}\n');
    expect(text).toContain("  'wapi-user-create': {};\n");
  });

  test('a group has what needs no scope on its own', () => {
    const text = grants(operation('getBanks'), operation('createPicture'), operation('deletePicture', open));
    expect(text).toContain('export interface WapiOpenOperations {\n  readonly user: UserOpenOperations;\n}\n');
    expect(text).toContain("  'wapi-user-all': {\n    readonly user: UserOperations;\n  };\n");
  });

  test('a parent of one part has that part', () => {
    expect(grants(operation('getBanks'), operation('deletePicture', open))).toContain(
      "  'wapi-user-all': {\n    readonly user: UserRetrieveOperations;\n  };\n",
    );
  });

  test('a parent of some parts of a group has those, and all groups that they are in', () => {
    const some = [
      operation('getBanks'),
      operation('createPicture'),
      operation('deletePicture', { scopes: ['wapi-accounts-update'] }),
      operation('updateAccount'),
    ];
    const text = grants(...some);
    expect(text).toContain(
      "  'wapi-user-all': {\n    readonly user: UserRetrieveOperations & UserCreateOperations;\n  };\n",
    );
    expect(text).toContain(
      "  'wapi-accounts-all': {\n    readonly accounts: AccountsOperations;\n" +
        '    readonly user: AccountsUpdateOperations;\n  };\n',
    );
  });

  test('a group name that is not an identifier is quoted', () => {
    const contract: Contract = contractOf(operation('getBanks'));
    const tags = contract.tags.map((tag) => ({ ...tag, group: `${tag.group}-x` }));
    expect(printGrants(contract, groupOperations({ ...contract, tags }))).toContain(
      "readonly 'user-x': UserXOperations;",
    );
  });
});
