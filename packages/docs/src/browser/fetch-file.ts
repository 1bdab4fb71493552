/**
 * Loads a file of the site.
 *
 * @throws Error if the file cannot be loaded
 */
export async function fetchFile(url: string | URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: the status code must be 200, received ${response.status}.`);
  return response;
}
