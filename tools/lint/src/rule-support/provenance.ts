/** The values of `x-provenance`: three WiPay sources, and `inferred` for facts without a source. */
export const provenanceMarks: readonly unknown[] = ['page', 'reference', 'reference-2.0.2', 'inferred'];
