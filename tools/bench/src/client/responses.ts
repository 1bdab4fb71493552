import { contract } from '@wapi/types';
import type { OperationId } from '@wapi/types';

export const BASE_PATH = '/wapi';

interface StubResponse {
  status: number;
  body: string;
}

/** The first example of each success response in the spec, keyed by method and path. */
const responses: Readonly<Record<string, StubResponse>> = {
  'GET /user': firstSuccess('getUserProfile'),
  'POST /user/banks/local': firstSuccess('createLocalBank'),
  'POST /user/picture': firstSuccess('createPicture'),
};

/**
 * Returns the prepared response to a request, or a 404.
 *
 * @param path with the base path
 */
export function findResponse(method: string | undefined, path: string): StubResponse {
  return responses[`${method} ${path.slice(BASE_PATH.length)}`] ?? { status: 404, body: '{}' };
}

function firstSuccess(id: OperationId): StubResponse {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  const response = operation?.responses.find(({ status }) => status < 300);
  const [example] = response?.examples ?? [];
  if (response === undefined || example === undefined) throw new Error(`the spec has no example of a success of ${id}`);
  return { status: response.status, body: JSON.stringify(example.value) };
}
