import { formatPointer } from '@wapi/types';
import type { Check, Document, Finding, JsonObject } from '../types.js';
import { isEqual, asObject, getStrings } from '../json-pointer.js';

/**
 * Checks the platforms and the servers. Redocly reports removed servers.
 */
export const checkPlatforms: Check = ({ base, head }) => [...checkRegistry(base, head), ...checkServers(base, head)];

function checkRegistry(base: Document, head: Document): Finding[] {
  const platforms = asObject(head['x-platforms']);
  return Object.entries(asObject(base['x-platforms'])).flatMap(([code, from]) => {
    const to = platforms[code];
    const finding: (
      rule: string,
      version: Finding['version'],
      keys: string[],
      message: string,
      values: Pick<Finding, 'before' | 'after'>,
    ) => Finding = (rule, version, keys, message, values): Finding => ({
      rule,
      location: formatPointer('x-platforms', code, ...keys),
      version,
      breaks: ['request'],
      message,
      ...values,
    });
    if (to === undefined)
      return [finding('platform-removed', 'base', [], `The platform \`${code}\` was removed.`, { before: code })];
    return ['country', 'code', 'currencies'].flatMap((key) => {
      const [before, after] = [asObject(from)[key], asObject(to)[key]];
      // The first currency is the platform's own. The order of the rest has no meaning.
      const [was, now] = [getStrings(before), getStrings(after)];
      const isNarrower =
        key === 'currencies'
          ? was[0] !== now[0] || was.some((currency) => !now.includes(currency))
          : !isEqual(before, after);
      if (before === undefined || !isNarrower) return [];
      const message =
        key === 'currencies'
          ? `The platform \`${code}\` lost a currency or changed its own one.`
          : `The ${key} of the platform \`${code}\` changed.`;
      return [finding('platform-changed', after === undefined ? 'base' : 'head', [key], message, { before, after })];
    });
  });
}

const getServers = (document: Document): JsonObject[] =>
  Array.isArray(document['servers']) ? document['servers'].map(asObject) : [];

function checkServers(base: Document, head: Document): Finding[] {
  const platforms = asObject(head['x-platforms']);
  return getServers(base).flatMap((from) => {
    const index = getServers(head).findIndex(({ url }) => url === from['url']);
    const to = getServers(head)[index];
    if (to === undefined) return [];
    const findings: Finding[] = [];
    const report = (rule: string, keys: string[], message: string, values: Pick<Finding, 'before' | 'after'>) =>
      findings.push({
        rule,
        location: formatPointer('servers', index, ...keys),
        version: 'head',
        breaks: ['request'],
        message,
        ...values,
      });

    if (from['x-environment'] !== to['x-environment']) {
      report(
        'server-environment-changed',
        ['x-environment'],
        `The server \`${from['url']}\` changed its environment.`,
        {
          before: from['x-environment'],
          after: to['x-environment'],
        },
      );
    }
    for (const [name, node] of Object.entries(asObject(from['variables']))) {
      const [before, after] = [asObject(node), asObject(asObject(to['variables'])[name])];
      // The removal of a whole platform is reported in the root's `x-platforms`.
      const isRegistered = (value: string) => name !== 'platform' || value in platforms;
      const gone = getStrings(before['enum']).filter(
        (value) => !getStrings(after['enum']).includes(value) && isRegistered(value),
      );
      if (gone.length > 0 && after['enum'] !== undefined) {
        const values = gone.map((value) => `\`${value}\``).join(', ');
        const message = `The server \`${from['url']}\` no longer serves ${values}.`;
        report('server-variable-narrowed', ['variables', name, 'enum'], message, {
          before: before['enum'],
          after: after['enum'],
        });
      }
      if (before['default'] !== after['default']) {
        const message = `Clients that do not set \`${name}\` reach a different host.`;
        report('server-default-changed', ['variables', name, 'default'], message, {
          before: before['default'],
          after: after['default'],
        });
      }
    }
    return findings;
  });
}
