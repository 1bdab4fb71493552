import { describe, expect, it } from 'vitest';
import { checkServers } from '../../../src/compare/checks/servers.js';
import { readVersions } from '../../../src/compare/versions.js';
import { bundle } from '../../support/bundle.js';
import { runCheck } from '../../support/run-check.js';
import { add, all, drop, edited, remove, reverse, set } from '../../support/edits.js';

describe('checkServers', () => {
  it.each([
    [
      'reports a changed environment of a server',
      set('/servers/1/x-environment', 'sandbox'),
      ['server-environment-changed /servers/1/x-environment'],
    ],
    ['ignores a new server', all(add('/servers', { url: 'https://example.com' })), []],
    [
      'ignores the servers of a platform that was removed from the API',
      all(remove('/x-platforms/bb'), drop('/servers/0/variables/platform/enum', 'bb')),
      [],
    ],
    [
      'reports a different first server, because it can move real money',
      reverse('/servers'),
      ['server-order-changed /servers/0'],
    ],
    ['ignores the case of a host', set('/servers/1/url', 'HTTPS://{platform}.WiPayFinancial.com/wapi'), []],
    [
      'reports a path in a different case',
      set('/servers/1/url', 'https://{platform}.wipayfinancial.com/WAPI'),
      ['server-removed /servers/1'],
    ],
    ['reports a removed server', remove('/servers/1'), ['server-removed /servers/1']],
    [
      'reports a changed default of a variable',
      set('/servers/1/variables/platform/default', 'jm'),
      ['server-default-changed /servers/1/variables/platform/default'],
    ],
    [
      'reports servers of the API that a path replaces at the list of the path',
      set('/paths/~1user/servers', [{ url: 'https://example.com' }]),
      ['server-removed /paths/~1user/servers'],
    ],
  ])('%s', (_name, after, expected) => {
    expect(runCheck(checkServers, { after })).toEqual(expected);
  });

  it('names the path whose servers changed', () => {
    const head = edited(bundle, set('/paths/~1user/servers', [{ url: 'https://example.com' }]));
    const messages = checkServers(readVersions(bundle, head, '2026-12-01')).map(({ message }) => message);
    expect(messages[0]).toBe('`/user`: The list of servers lacks servers of the API.');
  });
});
