/**
 * The longest body that the mock reads. Exceeds WAPI's own limit for pictures. The mock can therefore read a picture
 * that is too large, and return the documented message about its size.
 */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;
