// Asks Prism for every example that the mock can respond with, so that a running mock need not load Prism.
import { mkdir, writeFile } from 'node:fs/promises';
import { contract, document } from '@wapi/types';
import { askForAllExamples } from '../src/spec/examples.js';
import { PREBUILT_EXAMPLES_FILE } from '../src/spec/prebuilt-examples.js';
import { loadPrism } from '../src/spec/prism.js';

const examples = await askForAllExamples(await loadPrism(document), contract);
await mkdir(new URL('.', PREBUILT_EXAMPLES_FILE), { recursive: true });
await writeFile(PREBUILT_EXAMPLES_FILE, JSON.stringify(examples));
