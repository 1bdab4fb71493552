import { join } from 'node:path';
import { CannotLint } from './cannot-lint.js';

/** @typedef {import('./findings.js').Finding} Finding */

/** The rules of Spectral's own ruleset that are off, each with the reason. */
const offInOas = {
  // This description is not WiPay's document, so there is nobody to name who could answer for the API.
  'info-contact': 'off',
  // OpenAPI 3.1 has `identifier` instead, and forbids both at once.
  'license-url': 'off',
  // Tags stand in the order of WiPay's own pages, which is the order that the docs show.
  'openapi-tags-alphabetical': 'off',
  // The answers that belong to no operation are components that nothing refers to. `unused-files` finds files that are forgotten.
  'oas3-unused-component': 'off',
  // Redocly says the same of the source, as `security-defined` and `security-scopes-defined`.
  'oas3-operation-security-defined': 'off',
};

/** Loads Spectral and the rules, which takes most of a second: a broken file need not wait for it. */
export async function loadSpectral() {
  const modules = await Promise.all([
    import('@stoplight/spectral-core'),
    import('@stoplight/spectral-parsers'),
    import('@stoplight/spectral-ref-resolver'),
    import('@stoplight/spectral-rulesets'),
  ]);
  // tsx imports a CommonJS module without a default export.
  const [core, parsers, resolver, rulesets] = modules.map((module) => ({ default: module.default ?? module }));
  const { default: house } = await import('@wapi/ruleset').catch(() => {
    throw new CannotLint('@wapi/ruleset is not built: run `npx tsc -p tsconfig.build.json` in tools/ruleset.');
  });
  const { Spectral, Document } = core.default;

  /** Runs a ruleset on a document, given as text with the path that its `$ref`s and findings are relative to. */
  async function run(ruleset, text, parser, file, refs = resolver.default.createHttpAndFileResolver()) {
    const spectral = new Spectral({ resolver: refs });
    spectral.setRuleset(ruleset);
    const results = await spectral.run(new Document(text, parser, file));
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
    house,
    /**
     * Runs this repository's rules on the source.
     *
     * @param {string} dir
     * @param {string} text of the root file
     * @param {object} [refs] reads the files that the root file refers to; from the disk where it is left out
     * @returns {Promise<Finding[]>}
     */
    runHouse: (dir, text, refs) => run(house, text, parsers.default.Yaml, join(dir, 'openapi.yaml'), refs),
    /** Runs Spectral's rules for OpenAPI on the bundle, and the one of ours that is about what a bundler does. */
    runOnBundle(text, file) {
      const { 'component-names': componentNames } = house.rules;
      const ruleset = { extends: [[rulesets.default.oas, 'all']], rules: { ...offInOas, 'component-names': componentNames } };
      return run(ruleset, text, parsers.default.Json, file);
    },
  };
}
