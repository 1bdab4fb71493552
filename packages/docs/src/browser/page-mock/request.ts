/**
 * A request whose body can be iterated. Browsers of the floor have no `body` of requests, or one without iteration.
 * The bundle of the mock uses it in place of the global class.
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
