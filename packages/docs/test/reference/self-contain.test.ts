import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { selfContain } from '../../src/reference/self-contain.js';

const logos = '`https://cdn.redoc.ly/redoc/logo-mini-full.svg`:`https://cdn.redoc.ly/redoc/logo-mini.svg`';
const banner = '&&console.info(`\\n%c Redoc %c 3`,`color: #fff`);';
const page = (module = `const a = ${logos};${banner}{"disableTelemetry":true}`, head = '@@INLINE_SCRIPT_HASHES@@') =>
  `<head>${head}</head><body><script>mode()</script><script type="module">${module}</script>\n</body>`;

describe('selfContain', () => {
  it('moves the module script to a file and allows the inline script by hash', () => {
    const files = selfContain(page(), '<svg/>');
    const [script] = [...files.keys()].filter((name) => name.endsWith('.js'));
    expect(script).toMatch(/^reference\.[0-9a-f]{8}\.js$/);
    expect(files.get(script ?? '')).toBe(
      'const a = `redocly.svg`:`redocly.svg`;&&void(`\\n%c Redoc %c 3`,`color: #fff`);{"disableTelemetry":true}',
    );
    const hash = createHash('sha256').update('mode()').digest('base64');
    expect(files.get('index.html')).toBe(
      `<head>'sha256-${hash}'</head><body><script>mode()</script><script type="module" src="${script}"></script>\n</body>`,
    );
  });

  it.each([
    ['telemetry on', page(`${logos}`), 'telemetry'],
    ['no logo', page('{"disableTelemetry":true}'), 'contains it 0 times: `https://cdn'],
    ['two logos', page(`${logos}${logos}{"disableTelemetry":true}`), 'contains it 2 times: `https://cdn'],
    ['another banner', page(`${logos}{"disableTelemetry":true}`), 'contains it 0 times: console.info('],
    ['no module', '{"disableTelemetry":true}', 'exactly one of the inline modules, but has 0'],
    ['no place for the hash', page(undefined, ''), 'contains it 0 times: @@INLINE'],
    ['two inline scripts', `<script>x()</script>${page()}`, 'exactly one of the colour-mode scripts, but has 2'],
  ])('rejects a page with %s', (_title, html, message) => {
    expect(() => selfContain(html, '')).toThrow(message);
  });
});
