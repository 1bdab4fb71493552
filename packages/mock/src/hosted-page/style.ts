/** Styles every page of the mock with the documentation's colours and fonts. */
export const STYLE =
  ':root{color-scheme:light dark;--bg:#fbfdfd;--ink:#0f2126;--soft:#4b6067;--line:#d2dfe0;--wash:#edf4f4;' +
  '--accent:#00626b}' +
  '@media (prefers-color-scheme:dark){:root{--bg:#0a1619;--ink:#e0ebeb;--soft:#9db2b6;--line:#24393f;' +
  '--wash:#122328;--accent:#6cd3d0}}' +
  'body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;color:var(--ink);background:var(--bg);' +
  'overflow-wrap:anywhere}' +
  "h1,h2,h3{font-family:'Avenir Next Condensed',Bahnschrift,'Roboto Condensed',system-ui,sans-serif;line-height:1.2}" +
  'h2{margin:2rem 0 .5rem;color:var(--accent)}' +
  'button{font:inherit;min-height:2.75rem;padding:.3rem .9rem;margin:0 .5rem .5rem 0;border:1px solid ' +
  'var(--soft);border-radius:.3rem;background:var(--wash);color:inherit;cursor:pointer}' +
  'button:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}' +
  'a,summary{color:var(--accent)}summary{cursor:pointer;padding:.5rem 0}' +
  'code{font:.875rem/1.6 ui-monospace,Menlo,Consolas,monospace}' +
  'ul{list-style:none;padding:0;margin:0}li{padding:.5rem 0;border-top:1px solid var(--line)}' +
  '.soft{color:var(--soft)}.narrow{max-width:32rem;padding-top:10vh}.wide{max-width:60rem}';
