/** The response header that says which rule decided. */
export const EXPLAIN_HEADER = 'x-wapi-mock-explain';
