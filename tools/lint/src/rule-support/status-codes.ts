import { STATUS_CODES } from 'node:http';

/** Whether a key of `responses` is a registered status code, a range or `default`. */
export const isStatus = (status: string): boolean =>
  /^(?:[1-5]XX|default)$/.test(status) || Object.hasOwn(STATUS_CODES, status);
