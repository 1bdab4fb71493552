import { contract } from '@wapi/types';

export const BASE_PATH = '/wapi';

/** The spec's first example of each success, by the request that it answers. */
export const answers = {
  'GET /user': success('getUserProfile'),
  'POST /user/banks/local': success('createLocalBank'),
  'POST /user/picture': success('createPicture'),
};

/**
 * @param {import('@wapi/types').OperationId} id
 * @returns {{ status: number, body: string }}
 */
function success(id) {
  const response = contract.operations.find((operation) => operation.id === id)?.responses.find(({ status }) => status < 300);
  const [example] = response?.examples ?? [];
  if (response === undefined || example === undefined) throw new Error(`the spec has no example of a success of ${id}`);
  return { status: response.status, body: JSON.stringify(example.value) };
}

/**
 * @param {string | undefined} method
 * @param {string} path with the base path
 */
export function answerTo(method, path) {
  return answers[/** @type {keyof typeof answers} */ (`${method} ${path.slice(BASE_PATH.length)}`)];
}
