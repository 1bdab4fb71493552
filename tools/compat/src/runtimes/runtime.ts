import type { Consumer } from '../package-managers/install-consumer.js';
import type { RuntimeServer } from './server.js';

/** Runs the scenario and returns its report. */
export type Run = (setup: {
  readonly consumer: Consumer;
  readonly server: RuntimeServer;
  readonly entries: readonly string[];
}) => Promise<unknown>;

export interface Runtime {
  readonly name: string;
  /** Has Node's modules, and can therefore load the client's entries that need them. */
  readonly isNodeLike?: boolean;
  readonly isDownloaded?: boolean;
  /** The program to start, of a Node. */
  readonly program?: string;
  /** Why it cannot be run here. */
  readonly missing?: string | undefined;
  readonly run: Run;
}
