/** The parts of Bruno's own reader and writer of its format that are used here. */
declare module '@usebruno/lang' {
  const lang: {
    jsonToBruV2(request: object): string;
    bruToJsonV2(text: string): unknown;
    jsonToCollectionBru(collection: object): string;
    collectionBruToJson(text: string): unknown;
    envJsonToBruV2(environment: object): string;
    bruToEnvJsonV2(text: string): unknown;
  };
  export default lang;
}
