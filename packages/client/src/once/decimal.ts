/**
 * Normalizes an amount, so that equal amounts become equal strings: `0100.50` becomes `100.5`. Returns any other string
 * unchanged.
 */
export function normalizeAmount(amount: string | number): string {
  const [, whole, fraction = ''] = /^0*(\d+)(?:\.(\d*?)0*)?$/.exec(String(amount).trim()) ?? [];
  if (whole === undefined) return String(amount);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
