import { fileMutations } from './file-mutations.js';
import type { Mutation } from './mutation.js';
import { operationMutations } from './operation-mutations.js';
import { schemaMutations } from './schema-mutations.js';

/** One mutation for each rule. */
export const mutations: readonly Mutation[] = [...fileMutations, ...operationMutations, ...schemaMutations];
