/** What `x-provenance` may say: where WiPay documents a fact, or that nobody does. */
export const provenanceMarks: readonly unknown[] = ['page', 'reference', 'reference-2.0.2', 'inferred'];
