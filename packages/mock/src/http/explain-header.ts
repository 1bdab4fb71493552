/** The response header that names the rule behind a response. */
export const EXPLAIN_HEADER = 'x-wapi-mock-explain';
