import type { Scope } from './contract/types.js';

/** Scopes to ask for: a list, or their names joined by single spaces as they are sent. A text is only checked as far as its first name. */
export type ScopeList = readonly Scope[] | Scope | `${Scope} ${string}`;
