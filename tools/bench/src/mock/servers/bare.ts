// A baseline server that does nothing with the body.
import { sendFixedResponse } from './fixed-response.js';

sendFixedResponse(() => {});
