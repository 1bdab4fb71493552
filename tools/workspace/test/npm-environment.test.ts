import { describe, expect, it } from 'vitest';
import { getNpmEnvironment } from '../src/npm-environment.js';

describe('getNpmEnvironment', () => {
  it('drops the settings that pnpm exports, so that npm installs packages which declare a later Node', () => {
    const exported = {
      npm_config_engine_strict: 'true',
      npm_config_strict_peer_dependencies: 'true',
      npm_config_frozen_lockfile: '',
      npm_command: 'run-script',
      npm_package_name: 'wapi-kit',
      pnpm_config_verify_deps_before_run: 'false',
    };
    expect(getNpmEnvironment(exported)).toEqual({});
  });

  it('keeps what npm needs to reach its registry, and everything that is not a setting of npm', () => {
    const needed = {
      npm_config_registry: 'https://registry.example/',
      npm_config_cafile: '/ca.pem',
      HTTPS_PROXY: 'http://proxy',
      PATH: '/bin',
    };
    expect(getNpmEnvironment(needed)).toEqual(needed);
  });
});
