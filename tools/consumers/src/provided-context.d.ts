import type { Consumer } from './install.js';

declare module 'vitest' {
  interface ProvidedContext {
    consumer: Consumer;
  }
}
