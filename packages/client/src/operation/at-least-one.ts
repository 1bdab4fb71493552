/** At least one of these fields is required. The other fields may be undefined. */
export type AtLeastOne<Fields> = {
  [Name in keyof Fields]-?: Defined<Pick<Fields, Name>> & Partial<Omit<Fields, Name>>;
}[keyof Fields];

/** With `exactOptionalPropertyTypes`, `Required` does not remove `undefined` from a field's type. */
type Defined<Fields> = { [Name in keyof Fields]-?: Exclude<Fields[Name], undefined> };
