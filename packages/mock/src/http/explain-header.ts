/** Says which rule decided. */
export const EXPLAIN_HEADER = 'x-wapi-mock-explain';
