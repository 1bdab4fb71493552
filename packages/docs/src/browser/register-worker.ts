/** The file name of the service worker; null if the site has none. The build fills it in. */
declare const OFFLINE_WORKER: string | null;

/**
 * The Network Information API, which some browsers provide. It reports whether the reader has asked the browser to save
 * data.
 */
interface Connection {
  connection?: { saveData?: boolean };
}

/** Registers the service worker, which makes opened pages readable offline. Waits until the page is loaded. */
export function registerWorker(): void {
  const name = OFFLINE_WORKER;
  if (name === null || (navigator as Connection).connection?.saveData) return;
  const register = () => {
    // Ignore failures, because browsers have no service workers on insecure origins and forbid them in some private
    // windows.
    navigator.serviceWorker?.register(new URL(name, import.meta.url)).catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}
