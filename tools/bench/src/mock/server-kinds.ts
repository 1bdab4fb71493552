import { fileURLToPath } from 'node:url';
import { getCompetitorPath } from '../competitors.js';
import type { Role } from '../measure/comparison.js';
import { mockScript } from '../paths.js';

export interface ServerKind {
  readonly name: string;
  readonly role: Role;
  readonly script: string;
  readonly args: (port: number) => string[];
  /** Where the API is. */
  readonly path: string;
  /** Modules to load before the server, except when its start is measured. */
  readonly imports?: readonly string[];
}

const document = fileURLToPath(import.meta.resolve('@wapi/types/openapi.json'));

export const ours: ServerKind = {
  name: '@wapi/mock',
  role: 'ours',
  script: mockScript,
  args: (port) => ['--port', String(port), '--no-rate-limit', '--quiet'],
  path: '/wapi',
  // Run our mock without the optional library sharp, because the competitors do not resize pictures.
  imports: [modulePath('./servers/without-sharp.js')],
};

/** A baseline: the minimum that a server must do. */
export const bare: ServerKind = {
  name: 'node:http',
  role: 'baseline',
  script: modulePath('./servers/bare.js'),
  args: (port) => [String(port), '600'],
  path: '/wapi',
};

/** A baseline that also parses the form. The difference between the two baselines is the cost of parsing. */
const parsing: ServerKind = {
  ...bare,
  name: 'node:http that parses the form',
  script: modulePath('./servers/parsing.js'),
};

export const serverKinds: readonly ServerKind[] = [
  ours,
  {
    name: 'Scalar mock-server',
    role: 'competitor',
    script: modulePath('./servers/scalar.js'),
    args: (port) => [String(port)],
    path: '',
  },
  {
    name: 'Prism CLI',
    role: 'competitor',
    script: getCompetitorPath('@stoplight/prism-cli/dist/index.js'),
    args: (port) => ['mock', '--host', '127.0.0.1', '--port', String(port), document],
    path: '',
  },
  bare,
  parsing,
];

function modulePath(specifier: string): string {
  return fileURLToPath(new URL(specifier, import.meta.url));
}
