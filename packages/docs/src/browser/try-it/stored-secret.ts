/** The place of a credential in the storage of the tab. */
interface SecretPlace {
  /** The base URL of the API that the credential is for. */
  url: string;
  kind: string;
}

/** Returns a credential that the reader chose to keep; undefined if it is missing, or if the browser forbids storage. */
export function readSecret(place: SecretPlace): string | undefined {
  try {
    return sessionStorage.getItem(storageKey(place)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a credential until the tab is closed, or deletes it if it is undefined. */
export function storeSecret(place: SecretPlace, secret: string | undefined): void {
  try {
    if (secret === undefined) sessionStorage.removeItem(storageKey(place));
    else sessionStorage.setItem(storageKey(place), secret);
  } catch {
    // The credential then lasts until the reader leaves the page.
  }
}

function storageKey({ url, kind }: SecretPlace): string {
  return `wapi-secret ${kind} ${url}`;
}
