import type { Client } from './client.js';

/** Prints at most one warning of each kind for each client. Prints nothing if the client has a hook of this name. */
export function warnOnce({ hooks, warnings }: Client, kind: 'wait' | 'deviation', text: string): void {
  if (hooks[kind] || warnings.has(kind)) return;
  warnings.add(kind);
  console.warn(`${text} Set on.${kind} to be informed.`);
}
