// Asks Prism for every answer that the mock can give, so that a mock that runs need not load Prism.
import { mkdir, writeFile } from 'node:fs/promises';
import { contract, document } from '@wapi/types';
import { askForAll } from '../dist/engine/engine.js';
import { KEPT_ANSWERS_FILE } from '../dist/engine/kept-answers.js';
import { loadPrism } from '../dist/engine/prism.js';

const answers = await askForAll(await loadPrism(document), contract);
await mkdir(new URL('.', KEPT_ANSWERS_FILE), { recursive: true });
await writeFile(KEPT_ANSWERS_FILE, JSON.stringify(answers));
