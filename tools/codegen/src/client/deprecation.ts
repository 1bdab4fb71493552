import type { Contract, Deprecation, Operation } from '@wapi/types';

/** Returns the `@deprecated` tag for an operation's method or constant. Empty if the operation is not deprecated. */
export function operationDeprecation(contract: Contract, { deprecation }: Operation): string[] {
  if (deprecation === undefined) return [];
  const replacement = contract.operations.find(({ id }) => id === deprecation.replacedBy);
  const group = contract.tags.find(({ name }) => name === replacement?.tag)?.group;
  return deprecationTag(deprecation, replacement && `wapi.${group}.${replacement.sdkMethod}()`);
}

/**
 * Returns the `@deprecated` tag with the replacement, and the date on which the deprecated part stops working.
 *
 * @param replacement the replacement as code, if its name in the client differs from its name in the spec
 */
export function deprecationTag(deprecation: Deprecation | undefined, replacement = deprecation?.replacedBy): string[] {
  if (deprecation === undefined) return [];
  const { sunset } = deprecation;
  return [
    [
      '@deprecated',
      ...(replacement === undefined ? [] : [`Use \`${replacement}\` instead.`]),
      ...(sunset === undefined ? [] : [`It stops working on ${sunset}.`]),
    ].join(' '),
  ];
}
