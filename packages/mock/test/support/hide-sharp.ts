// Load this file with `--import`. Depending on WITHOUT_SHARP, it simulates a machine without sharp, or with a sharp
// that cannot be loaded.
import { register } from 'node:module';

const isMissing = process.env['WITHOUT_SHARP'] === 'missing';
const why = isMissing ? "Cannot find package 'sharp'" : 'Could not load the "sharp" module using the linux-x64 runtime';
const code = isMissing ? 'ERR_MODULE_NOT_FOUND' : 'ERR_DLOPEN_FAILED';
const hook = `export async function resolve(specifier, context, next) {
  if (specifier !== 'sharp') return next(specifier, context);
  console.error('sharp is asked for');
  throw Object.assign(new Error(${JSON.stringify(why)}), { code: ${JSON.stringify(code)} });
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
