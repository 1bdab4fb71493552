/** The request header that names a namespace. */
export const NAMESPACE_HEADER = 'x-wapi-mock-namespace';
