import type { Consumer } from '../package-managers/install-consumer.js';

declare module 'vitest' {
  interface ProvidedContext {
    consumer: Consumer;
  }
}
