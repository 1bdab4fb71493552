import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { isOfType, subschemas } from '../rule-support/schemas.js';
import { show } from '../rule-support/values.js';

const stringKeywords = ['minLength', 'maxLength', 'pattern', 'contentEncoding', 'contentMediaType'];
const numberKeywords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const listKeywords = [
  'items',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'unevaluatedItems',
];
const mapKeywords = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
];

/** The types to which each keyword applies. */
const typesOf = new Map<string, readonly string[]>([
  ...stringKeywords.map((keyword): [string, string[]] => [keyword, ['string']]),
  ...numberKeywords.map((keyword): [string, string[]] => [keyword, ['number', 'integer']]),
  ...listKeywords.map((keyword): [string, string[]] => [keyword, ['array']]),
  ...mapKeywords.map((keyword): [string, string[]] => [keyword, ['object']]),
]);

/** JSON Schema ignores a keyword that applies to a different type, so the limit that the author wrote has no effect. */
export default defineRule({
  description: 'Every keyword of a schema applies to the type of the schema, and is not one of OpenAPI 3.0.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => {
      const { example } = schema;
      const former =
        example === undefined
          ? []
          : [
              finding(
                [...path, 'example'],
                `Write \`examples: [${show(example)}]\`: OpenAPI 3.1 deprecates \`example\`.`,
              ),
            ];
      if (schema['type'] === undefined) return former;
      const others = Object.keys(schema).flatMap((keyword) => {
        const types = typesOf.get(keyword);
        if (types === undefined || types.some((type) => isOfType(schema, type))) return [];
        const allowed = types.join(' or ');
        const message = `Remove \`${keyword}\` or change the type: the keyword applies to the type ${allowed} only.`;
        return [finding([...path, keyword], message)];
      });
      return [...former, ...others];
    });
  },
});
