import { accessRows } from './access-rows.js';
import { messageRows } from './message-rows.js';
import { operationRows } from './operation-rows.js';

export const operations = [...operationRows, ...messageRows, ...accessRows];
