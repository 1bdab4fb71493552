export type { FindingLevel } from '@wapi/validation';
export { createProxy, type Proxy, type ProxyOptions } from './proxy/create-proxy.js';
export type { Deviation, ProxyReport } from './traffic/deviation.js';
export { isForPlatform, listWorkflows, mockInputs, runWorkflow, type WorkflowResult } from './workflows/workflows.js';
