/** The path of the mock below the site's root. No page has this path. */
export const MOCK_BASE = 'mock-api';
