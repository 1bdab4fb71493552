import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import type { Resolver } from '@stoplight/spectral-ref-resolver';
import type { Finding } from '../source/finding.js';

/** The rules of Spectral's own ruleset that are off, each with the reason. */
const offInOas: Record<string, 'off'> = {
  // WiPay did not publish this description, so it cannot name a contact for the API.
  'info-contact': 'off',
  // OpenAPI 3.1 has `identifier` instead, and forbids both at once.
  'license-url': 'off',
  // The tags are in the order of WiPay's pages. The docs show them in this order.
  'openapi-tags-alphabetical': 'off',
  // Some responses belong to no operation, so nothing references these components. `unused-files` reports forgotten files.
  'oas3-unused-component': 'off',
  // Redocly reports the same in the source, as `security-defined` and `security-scopes-defined`.
  'oas3-operation-security-defined': 'off',
};

/** A finding of Spectral with the path to its place in the linted document. */
export interface SpectralFinding extends Finding {
  path: (string | number)[];
}

/** Spectral with our rules. */
export interface Spectral {
  /** Our rules by id. */
  descriptions: Record<string, { description: string }>;
  /**
   * Runs our rules on the source.
   *
   * @param text the root file's
   * @param resolver reads the files that the root file refers to
   * @default a resolver that reads from the disk
   */
  runOurRules: (dir: string, text: string, resolver?: Resolver) => Promise<SpectralFinding[]>;
  /** Runs Spectral's rules for OpenAPI and our rule `component-names` on the bundle. */
  runOnBundle: (text: string, file: string) => Promise<SpectralFinding[]>;
}

// These packages are CommonJS. `require` returns the same object under Node, tsx and Vitest, but `import` does not.
const require = createRequire(import.meta.url);

/** Loads Spectral and the rules, which takes most of a second. */
export async function loadSpectral(): Promise<Spectral> {
  const { Spectral: Engine, Document } =
    require('@stoplight/spectral-core') as typeof import('@stoplight/spectral-core');
  const { Json, Yaml } = require('@stoplight/spectral-parsers') as typeof import('@stoplight/spectral-parsers');
  const { createHttpAndFileResolver } =
    require('@stoplight/spectral-ref-resolver') as typeof import('@stoplight/spectral-ref-resolver');
  const { oas } = require('@stoplight/spectral-rulesets') as typeof import('@stoplight/spectral-rulesets');
  const { default: ourRuleset, rules } = await import('../rules/index.js');
  type Parser = typeof Json | typeof Yaml;

  async function run(
    ruleset: RulesetDefinition,
    text: string,
    parser: Parser,
    file: string,
    resolver?: Resolver,
  ): Promise<SpectralFinding[]> {
    const spectral = new Engine({ resolver: resolver ?? createHttpAndFileResolver() });
    spectral.setRuleset(ruleset);
    const results = await spectral.run(new Document(text, parser as typeof Json, file));
    return results
      .filter(({ severity }) => severity <= 1)
      .map(({ code, message, severity, range, path, source }) => ({
        file: source ?? file,
        line: range.start.line + 1,
        column: range.start.character + 1,
        severity: severity === 0 ? 'error' : 'warning',
        rule: String(code),
        message,
        path,
      }));
  }

  return {
    descriptions: rules as Record<string, { description: string }>,
    runOurRules: (dir, text, resolver) => run(ourRuleset, text, Yaml, join(dir, 'openapi.yaml'), resolver),
    runOnBundle(text, file) {
      const ruleset = {
        extends: [[oas as RulesetDefinition, 'all']],
        rules: { ...offInOas, 'component-names': rules['component-names'] },
      } as RulesetDefinition;
      return run(ruleset, text, Json, file);
    },
  };
}
