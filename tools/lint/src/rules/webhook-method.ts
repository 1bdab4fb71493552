import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';

/** WiPay sends every event in the body of a POST request. */
export default defineRule({
  description: 'Every webhook is a POST request.',
  given: '$',
  check(document) {
    return operationsOf(document, 'webhooks')
      .filter(({ method }) => method !== 'post')
      .map(({ method, path }) => {
        const message =
          `Change the method of the webhook to \`post\`, received \`${method}\`: WiPay sends events in the body ` +
          'of a POST request.';
        return finding(path, message);
      });
  },
});
