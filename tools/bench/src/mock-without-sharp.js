// Loaded into the mock that is measured: nobody else resizes pictures, so it does without the library that it has in this repository.
import { register } from 'node:module';

const hook = `export function resolve(specifier, context, next) {
  if (specifier === 'sharp') throw Object.assign(new Error('Not for the bench.'), { code: 'ERR_MODULE_NOT_FOUND' });
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
