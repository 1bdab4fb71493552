import { createRequire } from 'node:module';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import { runRules } from '../rule-support/run-rules.js';
import { rules } from '../rules/index.js';
import type { Finding } from '../source/finding.js';

/** The rules of Spectral's own ruleset that are off, each with the reason. */
const offInOas: Record<string, 'off'> = {
  // WiPay did not publish this description, so it cannot name a contact for the API.
  'info-contact': 'off',
  // OpenAPI 3.1 has `identifier` instead, and forbids both at once.
  'license-url': 'off',
  // The tags are in the order of WiPay's pages. The docs show them in this order.
  'openapi-tags-alphabetical': 'off',
  // Some responses belong to no operation, so nothing references these components. `unused-files` reports forgotten
  // files.
  'oas3-unused-component': 'off',
  // Redocly reports the same in the source, as `security-defined` and `security-scopes-defined`.
  'oas3-operation-security-defined': 'off',
  // Redocly reports the same in the source, as `no-invalid-media-type-examples`, `no-invalid-parameter-examples` and
  // `no-invalid-schema-examples`, and `header-examples-valid` checks headers. Half of Spectral's time would go to these
  // two rules.
  'oas3-valid-media-example': 'off',
  'oas3-valid-schema-example': 'off',
};

/** A finding with its path in the bundle. */
export interface PathFinding extends Pick<Finding, 'severity' | 'rule' | 'message'> {
  path: (string | number)[];
}

// These packages are CommonJS. `require` returns the same object under Node, tsx and Vitest, but `import` does not.
const require = createRequire(import.meta.url);

/** Loads Spectral with its rules for OpenAPI, without those for AsyncAPI and Arazzo. */
function createLinter() {
  const { Spectral } = require('@stoplight/spectral-core') as typeof import('@stoplight/spectral-core');
  const { Resolver } = require('@stoplight/spectral-ref-resolver') as typeof import('@stoplight/spectral-ref-resolver');
  const { default: oas } = require('@stoplight/spectral-rulesets/dist/oas') as { default: RulesetDefinition };
  // The bundle has no references to files, so the resolver needs no readers.
  const spectral = new Spectral({ resolver: new Resolver() });
  spectral.setRuleset({ extends: [[oas, 'all']], rules: offInOas } as RulesetDefinition);
  return spectral;
}

let linter: ReturnType<typeof createLinter> | undefined;

/** Runs Spectral's rules for OpenAPI and our rule `component-names` on the bundle. */
export async function lintBundle(bundle: unknown): Promise<PathFinding[]> {
  // A linter has no state between runs, and takes most of a second to load.
  linter ??= createLinter();
  const results = await linter.run(bundle as Record<string, unknown>);
  const ofSpectral = results
    .filter(({ severity }) => severity <= 1)
    .map(({ code, message, severity, path }): PathFinding => ({
      severity: severity === 0 ? 'error' : 'warning',
      rule: String(code),
      message,
      path,
    }));
  const { 'component-names': componentNames } = rules;
  const ofOurs = runRules({ 'component-names': componentNames }, { source: bundle, resolved: bundle });
  return [...ofSpectral, ...ofOurs.map((found): PathFinding => ({ severity: 'error', ...found }))];
}
