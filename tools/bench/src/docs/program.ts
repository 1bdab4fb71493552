import { reportResult } from '../processes/run-program.js';
import { measureDocs } from './measure-docs.js';

await reportResult(measureDocs);
