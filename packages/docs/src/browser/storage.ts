/** The settings that the site remembers on this device. */
export type Setting = 'theme' | 'marks' | 'language' | 'shell' | 'platform';

/** Returns a remembered setting; undefined if nothing is stored, or if the browser forbids storage. */
export function readSetting(name: Setting): string | undefined {
  try {
    return localStorage.getItem(`wapi-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a setting, or forgets it if the value is undefined. Does nothing if the browser forbids storage. */
export function saveSetting(name: Setting, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`wapi-${name}`);
    else localStorage.setItem(`wapi-${name}`, value);
  } catch {
    // The setting then lasts until the reader leaves the page.
  }
}
