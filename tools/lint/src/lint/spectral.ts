import { createRequire } from 'node:module';
import type { Ruleset, RulesetDefinition } from '@stoplight/spectral-core';
import { rules } from '../rules/index.js';
import type { Finding } from '../source/finding.js';
import { resolveBundle, type ResolvedDocument } from '../source/resolve-document.js';

/** The rules in Spectral's own ruleset that are off, each with the reason. */
const offInOas: Record<string, 'off'> = {
  // WiPay did not publish this description, so it cannot name a contact for the API.
  'info-contact': 'off',
  // OpenAPI 3.1 allows `identifier` instead of `url` in `license`, and forbids both keys in one object.
  'license-url': 'off',
  // Allow any order of tags, because the tags and the docs follow the order of WiPay's pages.
  'openapi-tags-alphabetical': 'off',
  // Some responses belong to no operation, so nothing references these components. `unused-files` reports forgotten
  // files.
  'oas3-unused-component': 'off',
  // Our rule `operation-id-unique` reports the same mistake, and names both operations.
  'operation-operationId-unique': 'off',
  // Redocly's rule `no-duplicated-enum-values` reports these findings in the source.
  'duplicated-entry-in-enum': 'off',
  // Redocly's rules `security-defined` and `security-scopes-defined` report these findings in the source.
  'oas3-operation-security-defined': 'off',
  // Redocly reports these findings in the source, as `no-invalid-media-type-examples`, `no-invalid-parameter-examples`
  // and `no-invalid-schema-examples`. Our rule `header-examples-valid` checks headers. The two Spectral rules would
  // take half of Spectral's time.
  'oas3-valid-media-example': 'off',
  'oas3-valid-schema-example': 'off',
};

/** A finding with its path in the linted document. */
export interface PathFinding extends Pick<Finding, 'severity' | 'rule' | 'message'> {
  path: (string | number)[];
}

// These packages are CommonJS. `require` returns the same object under Node, tsx and Vitest, but `import` does not.
const require = createRequire(import.meta.url);

/** Loads Spectral with two rulesets: our rules, and Spectral's OpenAPI rules without its AsyncAPI and Arazzo rules. */
function loadSpectral() {
  const { Spectral, Ruleset } = require('@stoplight/spectral-core') as typeof import('@stoplight/spectral-core');
  const { Resolver } = require('@stoplight/spectral-ref-resolver') as typeof import('@stoplight/spectral-ref-resolver');
  const { default: oas } = require('@stoplight/spectral-rulesets/dist/oas') as { default: RulesetDefinition };
  const ofOpenApi = { extends: [[oas, 'all']], rules: { ...offInOas, 'component-names': rules['component-names'] } };

  async function run(ruleset: Ruleset, { source, resolved }: ResolvedDocument): Promise<PathFinding[]> {
    const resolver = new Resolver();
    // Replace Spectral's own resolver, because it takes longer than all rules. Of the resolver's result, Spectral reads
    // only these two properties.
    const result = { result: resolved, errors: [] as unknown[] } as Awaited<ReturnType<typeof resolver.resolve>>;
    resolver.resolve = () => Promise.resolve(result);
    const spectral = new Spectral({ resolver });
    spectral.setRuleset(ruleset);
    // Pass parsed data instead of a string, because `locate` finds the positions by path.
    const parsed = { data: source, ast: undefined, lineMap: undefined, diagnostics: [] };
    const results = await spectral.run({ parsed, getLocationForJsonPath: () => undefined });
    return results
      .filter(({ severity }) => severity <= 1)
      .map(({ code, message, severity, path }) => ({
        severity: severity === 0 ? 'error' : 'warning',
        rule: String(code),
        message,
        path,
      }));
  }

  return {
    run,
    // Omit `formats`, so that our rules also check a document whose `openapi` is wrong.
    ours: new Ruleset({ rules }),
    ofOpenApi: new Ruleset(ofOpenApi as RulesetDefinition),
  };
}

let loaded: ReturnType<typeof loadSpectral> | undefined;

/** Loads Spectral only once, because loading takes most of a second. */
const load = () => (loaded ??= loadSpectral());

/** Runs our rules on the source. */
export function lintResolved(document: ResolvedDocument): Promise<PathFinding[]> {
  const { run, ours } = load();
  return run(ours, document);
}

/** Runs Spectral's OpenAPI rules and our rule `component-names` on the bundle. */
export function lintBundle(bundle: unknown): Promise<PathFinding[]> {
  const { run, ofOpenApi } = load();
  return run(ofOpenApi, resolveBundle(bundle));
}
