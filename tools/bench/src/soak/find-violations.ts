/** A write request, and the result that its caller knows. */
export interface Write {
  readonly account: string;
  /** Identifies the write within its account and kind: the id of the order, or an amount that occurs only once. */
  readonly key: string;
  /** `unknown` means that the API may have processed the write, for example because its response was lost. */
  readonly outcome: 'confirmed' | 'refused' | 'unknown';
  /** The id that the API returned for a confirmed write. */
  readonly id?: string;
}

/** A record in the API at the end of the run. */
export interface StoredRecord {
  readonly account: string;
  readonly key: string;
  readonly id: string;
}

/**
 * Compares the callers' writes with the API's records.
 *
 * @returns one sentence for each record that is lost, duplicated or unexpected
 */
export function findViolations(writes: readonly Write[], records: readonly StoredRecord[]): string[] {
  const stored = new Map<string, StoredRecord[]>();
  for (const record of records) stored.set(identify(record), [...(stored.get(identify(record)) ?? []), record]);
  const known = new Set(writes.map(identify));
  return [
    ...writes.flatMap((write) => checkWrite(write, stored.get(identify(write)) ?? [])),
    ...[...stored.keys()].filter((name) => !known.has(name)).map((name) => `${name} is stored but was never sent.`),
  ];
}

function checkWrite(write: Write, records: readonly StoredRecord[]): string[] {
  const name = identify(write);
  if (records.length > 1) return [`${name} is stored ${records.length} times.`];
  const [record] = records;
  if (write.outcome === 'refused') return record === undefined ? [] : [`${name} was refused but is stored.`];
  if (write.outcome === 'unknown') return [];
  if (record === undefined) return [`${name} was confirmed but is lost.`];
  return record.id === write.id ? [] : [`${name} was confirmed as ${write.id} but is stored as ${record.id}.`];
}

function identify({ account, key }: { account: string; key: string }): string {
  return `${account} ${key}`;
}
