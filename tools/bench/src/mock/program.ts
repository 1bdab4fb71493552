import { reportResult } from '../processes/run-program.js';
import { measureMock } from './measure-mock.js';

await reportResult(measureMock);
