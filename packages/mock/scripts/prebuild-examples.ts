// Lets Prism render every example of the spec, so that a running mock does not have to load Prism. Also writes the JSON
// schema of seeds, for editors.
import { mkdir, writeFile } from 'node:fs/promises';
import { contract, document } from '@wapi/types';
import { renderAllExamples } from '../src/spec/examples.js';
import { PREBUILT_EXAMPLES_FILE } from '../src/spec/prebuilt-examples.js';
import { seedSchema } from '../src/state/seed-schema.js';
import { loadPrism } from '../src/spec/prism.js';

const examples = await renderAllExamples(await loadPrism(document), contract);
await mkdir(new URL('.', PREBUILT_EXAMPLES_FILE), { recursive: true });
await writeFile(PREBUILT_EXAMPLES_FILE, JSON.stringify(examples));
await writeFile(new URL('../dist/seed.schema.json', import.meta.url), JSON.stringify(seedSchema(contract)));
