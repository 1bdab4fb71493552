/** Styles every page of the mock with the colours, fonts and header of the documentation. */
export const STYLE =
  ':root{color-scheme:light dark;--bg:#fff;--ink:#14252b;--soft:#50646b;--line:#dbe5e6;--edge:#82959a;' +
  '--wash:#f2f7f7;--accent:#00626f;--deep:#06303a}' +
  '@media (prefers-color-scheme:dark){:root{--bg:#0d191d;--ink:#e2ecec;--soft:#a0b4b9;--line:#24383e;' +
  '--edge:#6d858b;--wash:#14242a;--accent:#62cdd4;--deep:#08252d}}' +
  '*{box-sizing:border-box}' +
  'body{font:1rem/1.6 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--bg);overflow-wrap:anywhere}' +
  'header{display:flex;align-items:center;gap:.55rem;min-height:3.5rem;padding:.5rem 1.15rem;' +
  'background:var(--deep);color:#e8f3f3;border-bottom:1px solid #2b5863;font-size:1.1875rem;font-weight:700}' +
  'header svg{flex:none;width:1.75rem;height:1.75rem}' +
  'main{margin:0 auto;padding:1.5rem 1.15rem 3rem}' +
  'h1,h2,h3{line-height:1.2;margin:2rem 0 .5rem}h1{font-size:2.125rem;margin-top:0}h2{font-size:1.5rem}' +
  'h3{font-size:1.1875rem;margin-top:1rem}' +
  'button{font:inherit;min-height:2.75rem;padding:.35rem .9rem;margin:.25rem .5rem .5rem 0;border:1px solid ' +
  'var(--edge);border-radius:6px;background:var(--bg);color:var(--accent);cursor:pointer}' +
  'button:hover{background:var(--wash)}' +
  '[value=approve]{background:var(--accent);border-color:var(--accent);color:var(--bg);font-weight:700}' +
  '[value=approve]:hover{background:var(--ink)}' +
  ':focus-visible{outline:3px solid var(--accent);outline-offset:2px}' +
  'a,summary{color:var(--accent)}summary{cursor:pointer;padding:.5rem 0}' +
  'code{font:.875rem/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}' +
  'ul{list-style:none;padding:0;margin:0}li{padding:.75rem 0;border-top:1px solid var(--line)}' +
  '.soft{color:var(--soft)}.narrow main{max-width:32rem;padding-top:8vh}.wide main{max-width:60rem}';
