/** The values of `x-provenance`: three sources of WiPay, and `inferred` for facts without a source. */
export const provenanceMarks: readonly unknown[] = ['page', 'reference', 'reference-2.0.2', 'inferred'];
