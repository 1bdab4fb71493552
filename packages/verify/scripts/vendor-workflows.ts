// Copies the workflows, the register of discrepancies and the spec into dist, because @wapi/spec is not published.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = new URL('../dist/spec/', import.meta.url);
const bundle = import.meta.resolve('@wapi/spec/openapi.yaml');
// The workflows refer to the spec as ../openapi.yaml.
cpSync(fileURLToPath(bundle), fileURLToPath(new URL('openapi.yaml', target)));
cpSync(fileURLToPath(new URL('discrepancies.json', bundle)), fileURLToPath(new URL('discrepancies.json', target)));
cpSync(fileURLToPath(new URL('../workflows', bundle)), fileURLToPath(new URL('workflows', target)), {
  recursive: true,
});
