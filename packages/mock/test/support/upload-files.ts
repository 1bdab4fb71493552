// Uploads the given files in parallel, each as a different persona. Prints the status codes and the peak growth of
// memory in bytes.
import { readFileSync } from 'node:fs';
import { createMock, type PersonaListing } from '../../src/index.js';

const mock = createMock({ rateLimit: false });
const listing = (await (await mock.fetch('http://mock/__wapi')).json()) as { personas: PersonaListing[] };
const key = listing.personas.find(({ email }) => email === 'new@test.com')?.key;
if (typeof key !== 'string') throw new Error('The mock lists no persona new@test.com.');

const upload = (file: Buffer<ArrayBuffer>, index: number): Promise<Response> => {
  const form = new FormData();
  form.set('picture', new File([file], 'photo'));
  const headers = { 'x-wapi-key': key, 'x-wapi-mock-namespace': `n${index}` };
  return mock.fetch('http://mock/wapi/user/picture', { method: 'POST', headers, body: form });
};
const files = process.argv.slice(2).map((name) => readFileSync(name));
const before = process.resourceUsage().maxRSS;
const answers = await Promise.all(files.map((file, index) => upload(file, index)));
console.log(
  JSON.stringify({
    statuses: answers.map(({ status }) => status),
    grown: (process.resourceUsage().maxRSS - before) * 1024,
  }),
);
