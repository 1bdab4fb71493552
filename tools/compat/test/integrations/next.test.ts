import { signWebhook } from '@wapi/client/webhooks';
import { createMock } from '@wapi/mock';
import { contract, type WebhookEvent } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { downloadIntegrations, whyNotSelected } from '../../src/integrations/download.js';
import { buildNext, nextFiles, startNext } from '../../src/integrations/next.js';
import { createProject, type Project } from '../../src/integrations/project.js';
import type { Outcome } from '../../src/processes/run-program.js';
import { stripTypes } from '../../src/programs/read-program.js';
import { readmeExample } from '../../src/readme/readme-programs.js';

const TWENTY_MINUTES = 1_200_000;
const SECRET = 'a secret';
const readme = new URL('../../../../packages/client/README.md', import.meta.url);
const notSelected = whyNotSelected(process.env);
const mock = createMock();

let reason = notSelected;
let project: Project | undefined;
let build: Outcome | undefined;
let app: Awaited<ReturnType<typeof startNext>> | undefined;
beforeAll(async () => {
  reason ??= await downloadIntegrations();
  if (reason !== undefined) return;
  const route = stripTypes(readmeExample(readme, 'export const POST = fetchWebhookHandler('));
  project = await createProject(inject('consumer'), nextFiles(route));
  build = await buildNext(project);
  if (build.status !== 0) return;
  app = await startNext(project, {
    WAPI_URL: (await mock.listen()).url,
    WAPI_EMAIL: 'wapi@test.com',
    WAPI_PASSWORD: 'Passw0rd!',
    WAPI_WEBHOOK_SECRET: SECRET,
  });
}, TWENTY_MINUTES);
afterAll(async () => {
  await app?.stop();
  await mock.close();
  project?.remove();
});

describe('an application of Next.js', () => {
  it('builds without secrets, with a client at module level and the handler of the README', ({ skip }) => {
    if (reason !== undefined) skip(reason);
    expect(build?.status, `${build?.stdout}${build?.stderr}`).toBe(0);
  });

  it('shows the present state in a page that may cache', async ({ skip }) => {
    if (reason !== undefined) skip(reason);
    const readPhone = async (): Promise<string | undefined> =>
      /Phone: (?:<!-- -->)?(\+?\d+)/.exec(await (await fetch(`${app?.origin}/phones/1`)).text())?.[1];
    const before = await readPhone();
    const { personas } = (await (await mock.fetch('http://mock.test/__wapi')).json()) as {
      personas: { email: string; key: string }[];
    };
    const { key = '' } = personas.find(({ email }) => email === 'wapi@test.com') ?? {};
    await mock.fetch('http://mock.test/wapi/user/phone', {
      method: 'PATCH',
      headers: { 'X-WAPI-Key': key },
      body: new URLSearchParams({ phone: '+18687770000' }),
    });
    expect(before).toMatch(/\d/);
    expect(await readPhone()).toBe('+18687770000');
    expect(before).not.toBe('+18687770000');
  });

  it('takes a signed webhook and rejects another', async ({ skip }) => {
    if (reason !== undefined) skip(reason);
    const examples = contract.webhooks.flatMap(({ requestBody }) =>
      requestBody.content.flatMap((content) => content.examples.map(({ value }) => value as WebhookEvent)),
    );
    // An event that the README's example handles by name.
    const example = examples.find(({ event }) => event === 'withdrawal.held_by_compliance');
    const deliver = async (secret: string): Promise<number> => {
      const signed = await signWebhook(example as WebhookEvent, secret);
      return (await fetch(`${app?.origin}/webhooks`, { method: 'POST', ...signed })).status;
    };
    expect([await deliver(SECRET), await deliver('another secret')]).toEqual([204, 401]);
  });
});
