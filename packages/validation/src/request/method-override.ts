import type { Router } from './router.js';
import type { ParsedBody } from '../form/form.js';

/** The HTTP method that a POST names in its `_method` field. */
export interface MethodOverride {
  method: string;
  /** Whether the spec documents this override. If it does not, the request must not run as a plain POST either. */
  allowed: boolean;
}

/** Reads the `_method` field of a POST; undefined if the field is missing or contains POST. */
export function readOverride({ fields }: ParsedBody, path: string, route: Router): MethodOverride | undefined {
  const value = fields['_method'];
  if (value === undefined) return undefined;
  const method = typeof value === 'string' && /^[a-z]{1,10}$/i.test(value) ? value.toUpperCase() : 'another value';
  if (method === 'POST') return undefined;
  const target = route(method, path).operation?.methodOverride;
  return { method, allowed: target?.method === 'POST' && target.value === method };
}
