import { reportResult } from '../processes/run-program.js';
import { measureClient } from './measure-client.js';

await reportResult(measureClient);
