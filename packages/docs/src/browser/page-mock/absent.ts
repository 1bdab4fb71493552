// Replaces the mock's modules that a page cannot use: ports, Redis, Prism, picture resizing and the script of the
// mock's overview page.

function reject(): never {
  throw new Error('The mock in the page has no ports, no Redis and no Prism.');
}

export { reject as startServer, reject as redisBackend, reject as loadPrism, reject as runOverview };

/** Leaves pictures unchanged, as the mock does without sharp. */
export function resizePicture(content: Uint8Array): Promise<Uint8Array> {
  return Promise.resolve(content);
}
