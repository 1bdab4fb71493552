import { defineRule, finding, type JsonPath } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { entriesOf, isObject, isText, quote, valueAt } from '../rule-support/values.js';

interface NamedMessage {
  name: string;
  message: string;
  /** Equal for examples with the same status code, message and summary. */
  key: string;
  path: JsonPath;
}

function messagesOf(document: unknown): NamedMessage[] {
  return operationsOf(document).flatMap(({ path, operation }) =>
    entriesOf(operation['responses']).flatMap(([status, response]) =>
      entriesOf(valueAt(response, ['content'])).flatMap(([type, media]) =>
        entriesOf(valueAt(media, ['examples'])).flatMap(([name, example]) => {
          const message = valueAt(example, ['value', 'message']);
          if (!/^[45]/.test(status) || !isText(message) || !isObject(example)) return [];
          const place = ['responses', status, 'content', type, 'examples', name, 'value', 'message'];
          return [
            { name, message, key: JSON.stringify([status, message, example['summary']]), path: [...path, ...place] },
          ];
        }),
      ),
    ),
  );
}

/** The words of a name in camelCase. */
const wordsOf = (name: string): string[] => name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());

/** Whether a message contains a word that is only in `other`, and no word that is only in `name`. */
function fitsBetter(message: string, name: string, other: string): boolean {
  const text = message.toLowerCase().split(/\W+/);
  const [own, others] = [wordsOf(name), wordsOf(other)];
  const onlyOwn = own.filter((word) => !others.includes(word));
  const onlyOthers = others.filter((word) => !own.includes(word));
  return (
    onlyOthers.some((word) => text.includes(word)) && onlyOwn.length > 0 && !onlyOwn.some((word) => text.includes(word))
  );
}

/**
 * If an example has a message that was copied from a similar example, the mock sends the wrong message, and integrators
 * rely on it.
 */
export default defineRule({
  description:
    'If two error examples have the same summary and message, the message fits the names of both equally well.',
  given: '$',
  check(document) {
    const all = messagesOf(document);
    return all.flatMap(({ name, message, key, path }) => {
      const other = all.find((one) => one.key === key && one.name !== name && fitsBetter(message, name, one.name));
      if (other === undefined) return [];
      return [
        finding(
          path,
          `The message of ${quote(name)} must differ from that of ${quote(other.name)}, received ${quote(message)}: ` +
            'correct the message, or use the other example.',
        ),
      ];
    });
  },
});
