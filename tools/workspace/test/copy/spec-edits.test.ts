import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mock } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace, pathWithPrograms } from '../../src/copy/copy-workspace.js';

const workspace = mkdtempSync(join(tmpdir(), 'wapi-edits-'));
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const inSpec = (file: string): string => join(workspace, 'spec', file);
const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');

/** Replaces a string in a spec file. Throws if the file does not contain the string. */
function replace(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(inSpec(file), 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`spec/${file} has no ${String(from)}`);
  writeFileSync(inSpec(file), edited);
}

interface SpecEdit {
  name: string;
  edit: () => void;
  /** Code that the edit adds to the client's generated operations. */
  client?: string;
  /** Code that the edit removes from the client's generated operations. */
  notClient?: string;
  /** Text from the edited part on a page of the docs; null if the page must not exist. */
  docs?: [page: string, text: string | null];
  /** A warning that the mock's build must print. */
  warning?: string;
}

const edits: readonly SpecEdit[] = [
  {
    name: 'a new operation',
    edit() {
      const profile = readFileSync(inSpec('paths/user.yaml'), 'utf8');
      const limits = profile
        .replace('operationId: getUserProfile', 'operationId: getUserLimits')
        .replace('x-sdk-method: getProfile', 'x-sdk-method: getLimits')
        .replace(/summary: .*/, 'summary: Retrieve the limits of the account');
      writeFileSync(inSpec('paths/user_limits.yaml'), limits);
      replace(
        'openapi.yaml',
        '  /user/password:',
        '  /user/limits:\n    $ref: paths/user_limits.yaml\n  /user/password:',
      );
    },
    client: 'getLimits(options?: WapiCallOptions)',
    docs: ['api/getUserLimits/index.html', 'Retrieve the limits of the account'],
  },
  {
    name: 'a removed operation',
    edit() {
      replace('paths/user_banks_foreign.yaml', /\ndelete:\n(?: .*\n)+/, '');
      rmSync(inSpec('components/responses/ForeignBankMissing.yaml'));
    },
    notClient: 'deleteForeignBank',
    docs: ['api/deleteForeignBank/index.html', null],
    warning: 'the rule is for the operation deleteForeignBank',
  },
  {
    name: 'another operationId',
    edit: () =>
      replace('paths/user_banks_foreign.yaml', 'operationId: getForeignBank', 'operationId: retrieveForeignBank'),
    client: 'RetrieveForeignBankResult',
    docs: ['api/retrieveForeignBank/index.html', 'foreign bank account'],
    warning: 'the rule is for the operation getForeignBank',
  },
  {
    name: 'another path',
    edit() {
      renameSync(inSpec('paths/user_phone.yaml'), inSpec('paths/user_telephone.yaml'));
      replace(
        'openapi.yaml',
        '  /user/phone:\n    $ref: paths/user_phone.yaml',
        '  /user/telephone:\n    $ref: paths/user_telephone.yaml',
      );
    },
    client: 'PATCH /user/telephone',
    docs: ['api/updatePhone/index.html', '/user/telephone'],
  },
  {
    name: 'a deprecated operation',
    edit: () =>
      replace(
        'paths/trusted-cards.yaml',
        '  x-sdk-method: list\n',
        '  x-sdk-method: list\n  deprecated: true\n  x-sunset: 2027-06-30\n  x-replaced-by: retrieveTrustedCard\n',
      ),
    client: '@deprecated Use `wapi.trustedCards.retrieve()` instead. It stops working on 2027-06-30.',
    docs: ['api/listTrustedCards/index.html', 'It stops working on 30 June 2027.'],
  },
  {
    name: 'a deprecated parameter',
    edit: () =>
      replace(
        'components/parameters/PageSize.yaml',
        'required: false\n',
        'required: false\ndeprecated: true\nx-sunset: 2027-07-31\nx-replaced-by: page\n',
      ),
    client: '@deprecated Use `page` instead. It stops working on 2027-07-31.',
    docs: ['changes/index.html', '31 July 2027'],
  },
  {
    name: 'a deprecated field',
    edit: () =>
      replace(
        'components/schemas/UserProfile.yaml',
        "    description: The holder's phone number.\n",
        "    description: The holder's phone number.\n    deprecated: true\n    x-sunset: 2027-08-31\n    x-replaced-by: email\n",
      ),
    docs: ['changes/index.html', '31 August 2027'],
  },
  {
    name: 'a header parameter',
    edit: () =>
      replace(
        'paths/user_password.yaml',
        '  requestBody:',
        `  parameters:
    - name: X-Trace
      in: header
      required: false
      description: The trace of the request.
      schema: { type: string, maxLength: 64, description: The trace of the request. }
      example: "1"
  requestBody:`,
      ),
    client: '`X-Trace`: The trace of the request.',
    docs: ['api/updatePassword/index.html', 'X-Trace'],
  },
  {
    name: 'another name of a request field',
    edit() {
      for (const file of ['schemas/PasswordUpdate', 'examples/newPassword'])
        replace(`components/${file}.yaml`, /old_password/g, 'current_password');
    },
    docs: ['api/updatePassword/index.html', 'current_password'],
    warning: 'the rule names the field old_password',
  },
  {
    name: 'a request field that becomes optional',
    edit: () => replace('components/schemas/PhoneUpdate.yaml', 'required: [phone]\n', ''),
  },
  {
    name: 'a new response field',
    edit: () =>
      replace(
        'components/schemas/LocalBank.yaml',
        'properties:\n',
        'properties:\n  bank_code:\n    type: [string, "null"]\n    description: The code of the bank.\n    examples: ["001"]\n',
      ),
    docs: ['api/getLocalBank/index.html', 'bank_code'],
  },
  {
    name: 'another name of an example',
    edit() {
      renameSync(inSpec('components/examples/pictureExists.yaml'), inSpec('components/examples/photoExists.yaml'));
      replace('components/responses/PictureExists.yaml', /pictureExists/g, 'photoExists');
    },
    warning: 'the rule names the example pictureExists',
  },
  {
    name: 'a lower rate limit',
    edit: () => replace('paths/user_password.yaml', 'requests: 3', 'requests: 2'),
    client: 'Limit: 2 requests per minute',
    docs: ['api/updatePassword/index.html', '2 requests per minute'],
  },
  {
    name: 'a new scope',
    edit() {
      replace(
        'components/securitySchemes/bearer.yaml',
        '      wapi-user-update:',
        '      wapi-user-limits: Read the limits of the account.\n      wapi-user-update:',
      );
      replace(
        'components/securitySchemes/bearer.yaml',
        '  wapi-user-update: wapi-user-all',
        '  wapi-user-limits: wapi-user-all\n  wapi-user-update: wapi-user-all',
      );
      replace('paths/user_limits.yaml', 'wapi-user-retrieve', 'wapi-user-limits');
    },
    client: 'wapi-user-limits',
    docs: ['scopes/index.html', 'wapi-user-limits'],
  },
];

let warnings = '';

/**
 * Runs a pipeline command in the copy.
 *
 * @returns the output
 */
function run(folder: string, command: string): string {
  const cwd = join(workspace, folder);
  const env = { ...process.env, PATH: pathWithPrograms(workspace, cwd), INIT_CWD: '', REDOCLY_TELEMETRY: 'off' };
  const { status, stdout } = spawnSync('bash', ['-c', `${command} 2>&1`], { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with exit code ${status}:\n${stdout}`);
  return stdout;
}

beforeAll(() => {
  copyWorkspace(workspace);
  for (const { edit } of edits) edit();
  run('.', 'tsx tools/lint/src/lint-command.ts');
  run('.', 'tsx tools/lint/src/bundle-command.ts');
  run('packages/types', 'npm run --silent generate && npm run --silent build');
  run('packages/validation', 'npm run --silent build');
  run('packages/client', 'npm run --silent generate && npm run --silent build');
  warnings = run('packages/mock', 'npm run --silent build');
  run('packages/docs', 'npm run --silent build');
}, 600_000);

describe('an edit of the spec needs no edit of the code', () => {
  it.each(edits)('$name', ({ client, notClient, docs, warning }) => {
    const operations = read('packages/client/src/generated/operations.ts');
    const page = docs && join(workspace, 'packages/docs/dist', docs[0]);
    const isPage = page !== undefined && existsSync(page);
    const html = isPage ? readFileSync(page, 'utf8') : '';
    const stale = new RegExp(`^packages/mock/src/\\S+:\\d+: warning: ${warning}`, 'm');
    expect({
      inClient: client === undefined || operations.includes(client),
      stillInClient: notClient !== undefined && operations.includes(notClient),
      hasPage: docs === undefined || isPage === (docs[1] !== null),
      onPage: html.includes(docs?.[1] ?? ''),
      isReported: warning === undefined || stale.test(warnings),
    }).toEqual({ inClient: true, stillInClient: false, hasPage: true, onPage: true, isReported: true });
  });

  it('the mock starts and responds to every changed operation', async () => {
    const module = (await import(join(workspace, 'packages/mock/dist/index.js'))) as { createMock: () => Mock };
    const mock = module.createMock();
    const { personas } = (await (await mock.fetch('http://mock/__wapi')).json()) as {
      personas: { email: string; key: string }[];
    };
    const key = personas.find(({ email }) => email === 'wapi@test.com')?.key ?? '';
    const call = async (method: string, path: string, form?: Record<string, string>): Promise<number> => {
      const body = form && new URLSearchParams(form);
      return (
        await mock.fetch(`http://mock/wapi${path}`, { method, headers: { 'X-WAPI-Key': key }, ...(body && { body }) })
      ).status;
    };
    const passwords = { new_password: 'Correct-7-Horse', confirm_password: 'Correct-7-Horse' };
    expect([
      await call('GET', '/user/banks/foreign'),
      await call('DELETE', '/user/banks/foreign'),
      await call('PATCH', '/user/telephone', { phone: '+18687770000' }),
      await call('PATCH', '/user/telephone', { other: 'x' }),
      await call('PATCH', '/user/password', { current_password: 'Passw0rd!', ...passwords }),
      await call('GET', '/trusted-cards'),
    ]).toEqual([200, 405, 200, 200, 200, 200]);
  });
});
