/**
 * A request whose body can be iterated. The oldest supported browsers either lack `Request.body` or cannot iterate it.
 * The mock's bundle uses this class instead of the global one.
 */
export class Request extends globalThis.Request {
  // @ts-expect-error The mock only iterates the body.
  override get body(): AsyncIterable<Uint8Array> {
    const read = () => this.arrayBuffer();
    return (async function* readAll() {
      yield new Uint8Array(await read());
    })();
  }
}
