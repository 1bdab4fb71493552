/** Adds styles to the page. The security policy allows none but the page's own in its text; a sheet made by a script of the site needs no leave. */
export function adoptStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
