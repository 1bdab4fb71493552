import { type Command, startCommand } from './command.js';

/** A running `wapi-verify proxy`. */
export interface ProxyCommand {
  command: Command;
  /** The base URL for clients. */
  url: string;
  origin: string;
}

/** Starts `wapi-verify proxy` on a free port and waits until it listens. */
export async function startProxy(
  target: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<ProxyCommand> {
  const command = startCommand(['proxy', target, '--port', '0', ...args], env);
  const [, url = ''] = await command.until(/^WAPI proxy listening on (\S+) for \S+, compared with platform /m);
  return { command, url, origin: new URL(url).origin };
}
