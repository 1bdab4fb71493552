import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const variables = { platform: { enum: ['bb', 'tt'], default: 'tt', description: 'The country.' } };
const received = (rule: string, url: string): string =>
  `The URL of a server must ${rule}, received ${JSON.stringify(url)}.`;
const tokenUrl = ['components', 'securitySchemes', 'bearer', 'flows', 'password', 'tokenUrl'];
/** Returns the document with servers, and without the URL for tokens, which would have to be at one of them. */
const servers = (...list: object[]): unknown => changed([['servers'], list], [tokenUrl, undefined]);

testRule('server-urls', [
  { name: 'accepts a document without servers', document: validDocument(), errors: [] },
  ...['https://example.com', 'https://example.com/api/v2', 'https://example.com:8443/api', 'https://[::1]:80/a'].map(
    (url) => ({ name: `accepts ${url}`, document: servers({ url }), errors: [] }),
  ),
  {
    name: 'accepts a variable',
    document: servers({ url: 'https://{platform}.example.com', variables }),
    errors: [],
  },
  ...[
    ['http://example.com', 'start with https://'],
    ['htps://example.com', 'start with https://'],
    ['https:/example.com', 'start with https://'],
    ['https:example.com', 'start with https://'],
    ['https:///example.com', 'start with https://'],
    ['example.com/api', 'start with https://'],
    ['/api', 'start with https://'],
    ['https://exam ple.com', 'be a valid URL'],
    ['https://example.com/{api', 'be a valid URL'],
    ['https://example.com:99999', 'be a valid URL'],
    ['https://example.com\\api', 'be a valid URL'],
    ['https://jane:secret@example.com', 'not contain a user name or a password'],
    ['https://example.com/api?v=2', 'end with its path, without a query or a fragment'],
    ['https://example.com/api#', 'end with its path, without a query or a fragment'],
    ['https://example.com/', 'not end with a slash'],
  ].map(([url = '', rule = '']) => ({
    name: `rejects ${url}`,
    document: servers({ url }),
    errors: [{ path: 'servers/0/url', message: received(rule, url) }],
  })),
  {
    name: 'rejects a value of a variable that makes the URL invalid',
    document: servers({
      url: 'https://{country}.example.com',
      variables: { country: { enum: ['tt', 'b b'], default: 'tt' } },
    }),
    errors: [
      { path: 'servers/0/url', message: /must be a valid URL, .* which becomes "https:\/\/b b\.example\.com"\.$/ },
    ],
  },
  {
    name: 'rejects the second of two servers with the same URL',
    document: servers({ url: 'https://example.com' }, { url: 'https://example.com' }),
    errors: [
      { path: 'servers/1/url', message: 'The URL of a server must be unique, received "https://example.com" again.' },
    ],
  },
  {
    name: 'rejects an unknown platform',
    document: servers({
      url: 'https://{platform}.example.com',
      variables: { platform: { enum: ['tt', 'us'], default: 'tt' } },
    }),
    errors: [
      { path: 'servers/0/variables/platform/enum/1', message: 'The platform "us" must be one of x-platforms: bb, tt.' },
    ],
  },
  {
    name: 'rejects a server that lacks a platform',
    document: servers({
      url: 'https://{platform}.example.com',
      variables: { platform: { enum: ['tt'], default: 'tt' } },
    }),
    errors: [
      {
        path: 'servers/0/variables/platform/enum',
        message: 'The server must list every platform of x-platforms: add "bb".',
      },
    ],
  },
  {
    name: 'checks the servers of an operation',
    document: changed([[...listCards, 'servers'], [{ url: 'ftp://example.com' }]]),
    errors: [{ path: [...listCards, 'servers', 0, 'url'].join('/'), message: /must start with https:/ }],
  },
  {
    name: 'checks the URLs of OAuth flows, which can end with a slash',
    document: changed([tokenUrl, 'https://example.com/tokens/'], [['servers'], []]),
    errors: [],
  },
  {
    name: 'rejects a token URL without encryption',
    document: changed([tokenUrl, 'http://example.com/tokens']),
    errors: [
      {
        path: tokenUrl.join('/'),
        message: '`tokenUrl` must start with https://, received "http://example.com/tokens".',
      },
    ],
  },
  {
    name: 'accepts a complete URL of externalDocs',
    document: changed([['externalDocs'], { url: 'https://example.com/docs?page=1#top' }]),
    errors: [],
  },
  ...[['externalDocs'], ['tags', 0, 'externalDocs'], ['paths', '/cards', 'get', 'externalDocs']].map((path) => ({
    name: `rejects a misspelt URL at ${path.join('/')}`,
    document: changed([path, { url: 'htps://example.com' }]),
    errors: [
      {
        path: [...path, 'url'].join('/'),
        message: 'The URL of externalDocs must start with https://, received "htps://example.com".',
      },
    ],
  })),
  {
    name: 'rejects two servers for one environment',
    document: servers(...['a', 'b'].map((name) => ({ url: `https://${name}.example.com`, 'x-environment': 'live' }))),
    errors: [
      {
        path: 'servers/1/x-environment',
        message: 'Only one server can be `x-environment: live`: correct the environment here or above.',
      },
    ],
  },
  ...['https://bb.example.com/cards', 'https://tt.example.com/cards'].map((url) => ({
    name: `accepts ${url}, an operation at a server, as the URL for tokens`,
    document: changed([['servers'], [{ url: 'https://{platform}.example.com', variables }]], [tokenUrl, url]),
    errors: [],
  })),
  ...['https://tt.example.org/cards', 'https://tt.example.com/card', 'https://tt.example.com'].map((url) => ({
    name: `rejects ${url}, which is not an operation at a server, as the URL for tokens`,
    document: changed([['servers'], [{ url: 'https://{platform}.example.com', variables }]], [tokenUrl, url]),
    errors: [
      {
        path: tokenUrl.join('/'),
        message: new RegExp(
          `^\`tokenUrl\` must be the URL of a server followed by the path of a POST operation, received "${url}": `,
        ),
      },
    ],
  })),
]);
