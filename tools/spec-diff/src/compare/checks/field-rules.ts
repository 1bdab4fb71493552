import { formatPointer } from '@wapi/types';
import type { Check, Finding, JsonObject, SchemaPair } from '../types.js';
import { isEqual, asObject, getStrings } from '../json-pointer.js';
import { matchConditions } from '../normalize/conditions.js';
import { findKeyword, getRequiredNames } from '../normalize/parts.js';

/** Checks the `x-` rules for fields: platforms, conditional requirements, relations to other fields, and file types. */
export const checkFieldRules: Check = ({ base, head, schemas }) => {
  const toBaseName = matchConditions({ base, head });
  return schemas.flatMap((pair) => [
    ...checkPlatforms(pair, asObject(head['x-platforms'])),
    ...(pair.side === 'request'
      ? [...checkRequired(pair, toBaseName), ...checkRelations(pair), ...checkFileTypes(pair)]
      : []),
  ]);
};

/**
 * Checks the platforms of a field.
 *
 * @param registered the root's `x-platforms`; the removal of a whole platform is reported there
 */
function checkPlatforms({ side, base, head }: SchemaPair, registered: JsonObject): Finding[] {
  const [was, is] = [findKeyword(base, 'x-platforms'), findKeyword(head, 'x-platforms')];
  if (is === undefined) return [];
  const before = was ? getStrings(was.node) : Object.keys(registered);
  const gone = before.filter((platform) => platform in registered && !getStrings(is.node).includes(platform));
  if (gone.length === 0) return [];
  const message = `The field no longer applies on ${gone.map((platform) => `\`${platform}\``).join(', ')}.`;
  return [
    {
      rule: 'field-platforms-narrowed',
      location: is.pointer,
      version: 'head',
      breaks: [side],
      message,
      before: was?.node,
      after: is.node,
    },
  ];
}

function checkRequired({ base, head }: SchemaPair, toBaseName: (name: string) => string): Finding[] {
  const rules = [
    ['x-required-on', 'on the platform'],
    ['x-required-for', 'for accounts that meet'],
  ] as const;
  return rules.flatMap(([keyword, scope]) => {
    const was = asObject(findKeyword(base, keyword)?.node);
    const is = findKeyword(head, keyword);
    return Object.entries(asObject(is?.node)).flatMap(([key, names]) => {
      const before = was[keyword === 'x-required-for' ? toBaseName(key) : key];
      const known = [...getRequiredNames(base), ...getStrings(before)];
      const added = getStrings(names).filter((name) => !known.includes(name));
      if (is === undefined || added.length === 0) return [];
      const message = `${added.map((name) => `\`${name}\``).join(', ')} became required ${scope} \`${key}\`.`;
      const location = is.pointer + formatPointer(key);
      return [
        {
          rule: `${keyword.slice(2)}-added`,
          location,
          version: 'head' as const,
          breaks: ['request'] as const,
          message,
          before,
          after: names,
        },
      ];
    });
  });
}

const relations: Readonly<Record<string, (value: unknown) => string>> = {
  'x-same-as': (field) => `The field must equal \`${field}\`.`,
  'x-differs-from': (field) => `The field must differ from \`${field}\`.`,
  'x-not-before': (field) => `The date must not be before \`${field}\`.`,
  'x-platform-enum': (key) => `The field accepts only values from the platform's \`${key}\`.`,
  'x-scope-list': (scheme) => `The value must be a list of scopes of \`${scheme}\`.`,
};

function checkRelations({ base, head }: SchemaPair): Finding[] {
  return Object.entries(relations).flatMap(([keyword, describe]) => {
    const [was, is] = [findKeyword(base, keyword), findKeyword(head, keyword)];
    if (is === undefined || isEqual(was?.node, is.node)) return [];
    return [
      {
        rule: `${keyword.slice(2)}-added`,
        location: is.pointer,
        version: 'head' as const,
        breaks: ['request'] as const,
        message: describe(is.node),
        before: was?.node,
        after: is.node,
      },
    ];
  });
}

function checkFileTypes({ base, head }: SchemaPair): Finding[] {
  const [was, is] = [findKeyword(base, 'x-file-types'), findKeyword(head, 'x-file-types')];
  if (is === undefined) return [];
  const gone = getStrings(was?.node).filter((type) => !getStrings(is.node).includes(type));
  if (was !== undefined && gone.length === 0) return [];
  const message = was
    ? `Files of the types ${gone.map((type) => `\`${type}\``).join(', ')} are no longer accepted.`
    : 'Only files of the listed types are accepted.';
  return [
    {
      rule: 'file-types-narrowed',
      location: is.pointer,
      version: 'head',
      breaks: ['request'],
      message,
      before: was?.node,
      after: is.node,
    },
  ];
}
