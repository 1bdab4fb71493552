/** The base path of the API, as on the real hosts. */
export const BASE_PATH = '/wapi';

/** Whether a path is below the base path of the API. */
export const isApiPath = (path: string): boolean => path.startsWith(`${BASE_PATH}/`);

/** The path of the mock's own control API. No operation of the API can have this path. */
export const CONTROL_PATH = '/__wapi';
