/** The base path of the API, as on the real hosts. */
export const BASE_PATH = '/wapi';

/** The path of the mock's own control API. No operation of the API can have this path. */
export const CONTROL_PATH = '/__wapi';
