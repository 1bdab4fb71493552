/** Converts `createLocalBank` to `CreateLocalBank`, and `trusted-cards` to `TrustedCards`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** Converts `account_number` to `accountNumber`. */
export function camelCase(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+([A-Za-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
