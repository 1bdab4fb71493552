// The options of each command. They are in a separate module, because loading a command takes time.

export const RUN_OPTIONS = {
  plan: { type: 'boolean', default: false },
  'allow-money': { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  platform: { type: 'string' },
  state: { type: 'string', default: 'wapi-verify-state.json' },
  restart: { type: 'boolean', default: false },
  timeout: { type: 'string', default: '60' },
} as const;

export const PROXY_OPTIONS = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  platform: { type: 'string' },
  report: { type: 'string' },
  timeout: { type: 'string', default: '60' },
  'fail-on-deviation': { type: 'boolean', default: false },
} as const;

export const HAR_OPTIONS = {
  platform: { type: 'string', default: 'tt' },
  format: { type: 'string', default: 'text' },
} as const;
