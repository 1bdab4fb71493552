import type { Operation } from '@wapi/types';

/**
 * Writes tests for a documented request with the test functions of Postman and Bruno. They test the status code, the
 * message and the documented fields. Their variables `status` and `body` describe the response.
 */
export function responseTest({ responses }: Operation): string[] {
  const successes = responses.filter(({ status }) => status < 300);
  const bodies = successes.flatMap(({ examples }) => examples.map(({ value }) => value as Record<string, unknown>));
  const [documented = {}] = bodies;
  const messages = [...new Set(bodies.map(({ message }) => message))];
  const statuses = successes.map(({ status }) => status);
  return [
    `test('The status code is ${statuses.join(' or ')}', () => expect(${JSON.stringify(statuses)}).to.include(status));`,
    `test('The body is as documented', () => {`,
    `  expect(${JSON.stringify(messages)}).to.include(body.message);`,
    ...hasKeys('body', documented),
    ...checkData(documented['data']),
    '});',
  ];
}

function checkData(data: unknown): string[] {
  if (!Array.isArray(data)) return hasKeys('body.data', data);
  return ['  expect(body.data.length).to.be.above(0);', ...hasKeys('body.data[0]', data[0])];
}

function hasKeys(place: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [];
  return [`  expect(${place}).to.include.all.keys(${JSON.stringify(Object.keys(value))});`];
}
