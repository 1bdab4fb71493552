import { createMock } from '@wapi/mock';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { bareEnvironment } from '../../src/package-managers/package-managers.js';
import { readProgram, stripTypes } from '../../src/programs/read-program.js';
import { readmeInOrder, readmePrograms } from '../../src/readme/readme-programs.js';
import { runProgram } from '../../src/processes/run-program.js';
import { typeCheck } from '../../src/typescript/type-check.js';

const consumer = inject('consumer');
const root = new URL('../../../../', import.meta.url);
const mock = createMock();
let origin: string;
let persona: { email: string; key: string };

beforeAll(async () => {
  ({ origin } = await mock.listen());
  const { personas } = (await (await fetch(`${origin}/__wapi`)).json()) as {
    personas: { email: string; key: string }[];
  };
  persona = personas.find(({ email }) => email === 'new@test.com') ?? { email: '', key: '' };
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

describe.each(['README.md', 'packages/client/README.md'])('the README %s', (readme) => {
  const programs = readmePrograms(new URL(readme, root));

  it('has an example', () => {
    expect(programs.length).toBeGreaterThan(0);
  });

  it('type-checks as one program from top to bottom', async () => {
    // Declare the mock's types, because the consumer does not install the mock.
    const mockTypes = `declare module '@wapi/mock' {
      export function createMock(options?: object): {
        fetch: typeof fetch;
        faults: { set(operation: string, fault: object): void };
      };
    }`;
    const files = { 'example.ts': readmeInOrder(new URL(readme, root)), 'mock.d.ts': mockTypes };
    expect(
      await typeCheck(consumer, 'typescript', { files, environment: 'Node, nodenext', skipLibCheck: true }),
    ).toMatchObject({ status: 0, output: '' });
  });

  it.each(programs)(
    'has an example under "$heading" that type-checks and runs with the installed package',
    async ({ code }) => {
      expect(
        await typeCheck(consumer, 'typescript', {
          files: { 'example.ts': code },
          environment: 'Node, nodenext',
          skipLibCheck: true,
        }),
      ).toMatchObject({ status: 0, output: '' });

      const [file, preload] = ['example.mjs', 'send-to-mock.mjs'].map((name) => join(consumer.project, name)) as [
        string,
        string,
      ];
      writeFileSync(preload, stripTypes(readProgram('send-to-mock.ts')));
      writeFileSync(file, stripTypes(code));
      const env = {
        ...bareEnvironment(consumer.home),
        MOCK_ORIGIN: origin,
        WAPI_KEY: persona.key,
        WAPI_EMAIL: persona.email,
        WAPI_PASSWORD: 'Passw0rd!',
      };
      const { status, stdout, stderr } = await runProgram(process.execPath, ['--import', preload, file], {
        cwd: consumer.project,
        env,
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/\S/);
    },
  );
});
