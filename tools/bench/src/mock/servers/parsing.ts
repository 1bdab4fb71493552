// A baseline server that parses the form with the mock's own parser.
import { headerFinder, parseBody } from '@wapi/validation';
import { sendFixedResponse } from './fixed-response.js';

sendFixedResponse(({ rawHeaders }, body) => parseBody({ header: headerFinder(rawHeaders), body }));
