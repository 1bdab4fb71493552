import { changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const named = (name: string): unknown => changed([['components', 'schemas'], { [name]: { type: 'string' } }]);

testRule('component-names', [
  { name: 'accepts names without a number at the end', document: validDocument(), errors: [] },
  ...['UuidV4', 'Message2', 'A-b', 'Iso8601-date', '-2', 'x-platform-2'].map((name) => ({
    name: `accepts ${name}`,
    document: named(name),
    errors: [],
  })),
  ...[
    ['Message-2', 'Message'],
    ['Message_13', 'Message'],
    ['A-2-3', 'A-2'],
  ].map(([name, before]) => ({
    name: `rejects ${name}`,
    document: named(String(name)),
    errors: [
      {
        path: `components/schemas/${name}`,
        message:
          `Rename the component \`${name}\` without the number: bundlers add one if two files are named ` +
          `\`${before}\`.`,
      },
    ],
  })),
  {
    name: 'checks every kind of component',
    document: changed([['components', 'responses', 'NotFound-2'], { description: 'It is not there.' }]),
    errors: [{ path: 'components/responses/NotFound-2', message: /^Rename the component `NotFound-2` without/ }],
  },
  {
    name: 'accepts a name that would slow down a backtracking pattern',
    document: named(`${'-1'.repeat(20_000)}x`),
    errors: [],
  },
]);
