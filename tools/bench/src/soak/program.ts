import { reportResult } from '../processes/run-program.js';
import { measureSoak } from './measure-soak.js';

await reportResult(measureSoak);
