import { defineRule, finding } from '../rule-support/define-rule.js';
import { mediaTypes } from '../rule-support/locations.js';
import { show } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

/** The media types that the mock, the client and the docs support. */
const known = ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'];

/** The client and the mock select a body by its media type, so they never use a body with a misspelt media type. */
export default defineRule({
  description: 'Every body has a media type that the mock, the client and the docs support.',
  given: mediaTypes,
  atKey: true,
  check(_media, path) {
    const type = String(path.at(-1));
    if (known.includes(type)) return [];
    return [finding(path, `The media type ${show(type)} is not supported: ${adviseName(type, known, 'none')}`)];
  },
});
