import { describe, expect, it } from 'vitest';
import { minifyCss, readStyle, usedStyle } from '../../src/components/style.js';

const used = (css: string, html: string) => usedStyle(minifyCss(css), html);

describe('usedStyle', () => {
  it.each([
    ['.a { x: 1 } .b { x: 2 }', '<p class="c a">', '.a{x:1}'],
    ['.a, .b > p, h2 a { x: 1 }', '<p class="b">', '.b>p{x:1}'],
    ['p:hover, p::after, p[hidden] { x: 1 }', '<p>', 'p:hover,p::after,p[hidden]{x:1}'],
    ['@media print { .a { x: 1 } .b { x: 2 } }', '<p class="b">', '@media print{.b{x:2}}'],
    ['@media print { .a { x: 1 } } p { x: 3 }', '<p>', 'p{x:3}'],
    [':root { --a: 1 } * { x: 1 }', '<p>', ':root{--a:1}*{x:1}'],
    ['.a :is(a, button):hover { x: 1 }', '<p class="a">', '.a :is(a,button):hover{x:1}'],
    ['search { x: 1 } button { x: 2 } table { x: 3 }', '<p>', 'search{x:1}button{x:2}'],
  ])('reduces %j for %j', (css, html, expected) => {
    expect(used(css, html)).toBe(expected);
  });

  it('keeps all styles of the site for a page that uses everything', () => {
    const css = readStyle();
    const names = [...new Set(css.replaceAll(/\{[^{}]*\}/g, ' ').match(/\.[a-z][\w-]*/g))].map((name) => name.slice(1));
    const tags =
      'a b body caption code dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header html i legend li main nav ol p pre q section small span summary table td th u ul';
    const html = `${tags
      .split(' ')
      .map((tag) => `<${tag}>`)
      .join('')}<p class="${names.join(' ')}">`;
    expect(usedStyle(css, html)).toBe(css);
  });
});

describe('minifyCss', () => {
  it.each([
    ['a { margin: 0.5rem -0.25em 10.5px; }', 'a{margin:.5rem -.25em 10.5px}'],
    ['/* x */ a b { c: d; } ', 'a b{c:d}'],
  ])('minifies %j to %j', (css, expected) => {
    expect(minifyCss(css)).toBe(expected);
  });
});
