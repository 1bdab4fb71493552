import { expect, test } from '@jest/globals';
import { createMock } from '@wapi/mock';
import { get } from 'node:http';

// Jest's own jsdom environment has neither `fetch` nor `Request`.

test('the mock responds on a port in the environment of jsdom', async () => {
  expect(typeof document).toBe('object');
  const mock = createMock();
  const { url } = await mock.listen();
  const status = await new Promise((resolve) => {
    get(`${url}/user`, (response) => resolve(response.resume().statusCode));
  });
  await mock.close();
  expect(status).toBe(401);
});
