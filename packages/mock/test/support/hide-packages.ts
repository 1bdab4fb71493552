// Load this file with `--import`. It simulates a machine on which the packages in HIDDEN_PACKAGES are not installed.
import { register } from 'node:module';

const hook = `const hidden = ${JSON.stringify(process.env['HIDDEN_PACKAGES']?.split(','))};
export async function resolve(specifier, context, next) {
  if (!hidden.includes(specifier)) return next(specifier, context);
  throw Object.assign(new Error("Cannot find package '" + specifier + "'"), { code: 'ERR_MODULE_NOT_FOUND' });
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
