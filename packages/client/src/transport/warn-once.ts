import type { Client } from './client.js';

/** Prints one warning of each kind for each client, unless a hook of this name listens. */
export function warnOnce({ hooks, warnings }: Client, kind: 'wait' | 'deviation', text: string): void {
  if (hooks[kind] || warnings.has(kind)) return;
  warnings.add(kind);
  console.warn(`${text} Set on.${kind} to be informed.`);
}
