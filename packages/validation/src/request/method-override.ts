import type { Router } from './router.js';
import type { ParsedBody } from '../form/form.js';

/** What the `_method` field of a POST asks for. */
export interface MethodOverride {
  method: string;
  /** Whether the spec documents it. What it does not document must not be taken for the POST that it is not meant to be. */
  allowed: boolean;
}

/** Reads the `_method` field of a POST; undefined where it asks for nothing else. */
export function readOverride({ fields }: ParsedBody, path: string, route: Router): MethodOverride | undefined {
  const value = fields['_method'];
  if (value === undefined) return undefined;
  const method = typeof value === 'string' && /^[a-z]{1,10}$/i.test(value) ? value.toUpperCase() : 'another value';
  if (method === 'POST') return undefined;
  const target = route(method, path).operation?.methodOverride;
  return { method, allowed: target?.method === 'POST' && target.value === method };
}
