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
  /** Whether the runtime has Node's modules and can load the entries that need them. */
  readonly isNodeLike?: boolean;
  readonly isDownloaded?: boolean;
  /** The program to start, if the runtime is a version of Node. */
  readonly program?: string;
  /** The reason why the runtime cannot run here. */
  readonly missing?: string | undefined;
  readonly run: Run;
}
