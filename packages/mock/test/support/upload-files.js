// Uploads the files that are named, all at once and each as somebody else, and prints the statuses and by how many bytes the memory grew at most.
import { readFileSync } from 'node:fs';
import { createMock } from '../../dist/index.js';

const mock = createMock({ rateLimit: false });
const { personas } = await (await mock.fetch('http://mock/__wapi')).json();
const { key } = personas.find(({ email }) => email === 'new@test.com');
const upload = (file, index) => {
  const form = new FormData();
  form.set('picture', new File([file], 'photo'));
  const headers = { 'x-wapi-key': key, 'x-wapi-mock-namespace': `n${index}` };
  return mock.fetch('http://mock/wapi/user/picture', { method: 'POST', headers, body: form });
};
const files = process.argv.slice(2).map((name) => readFileSync(name));
const before = process.resourceUsage().maxRSS;
const answers = await Promise.all(files.map(upload));
console.log(
  JSON.stringify({
    statuses: answers.map(({ status }) => status),
    grown: (process.resourceUsage().maxRSS - before) * 1024,
  }),
);
