// Uses all published packages together in an empty project: the client calls the mock, which records the request.
// Writes the recording to session.har. Prints the response's status code and the operation's id.
import { writeFileSync } from 'node:fs';
import { createWapi } from '@wapi/client';
import { createMock, createRecorder } from '@wapi/mock';
import { contract } from '@wapi/types';
import { createRouter } from '@wapi/validation';
import { createProxy } from '@wapi/verify';

const recorder = createRecorder();
const mock = createMock({ recorder });
const { origin } = await mock.listen();
const proxy = createProxy({ target: `${origin}/wapi` });
const address = await proxy.listen();
const { personas } = (await (await fetch(`${origin}/__wapi`)).json()) as { personas: { key: string }[] };
const key = personas[0]?.key ?? '';

const wapi = createWapi({ baseUrl: address.url, auth: { key } });
const { status } = await wapi.user.getProfile();
const { operation } = createRouter(contract.operations)('GET', '/user') ?? {};
writeFileSync('session.har', JSON.stringify(recorder.toHar()));
console.log(JSON.stringify({ status, operation: operation?.id }));
await proxy.close();
await mock.close();
