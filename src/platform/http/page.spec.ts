import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { curlOf, htmlOf, STYLE_SOURCE, wantsPage } from './page.js';

const HOSTILE = `<script>"&'</script>`;
const both = (text: string) => ({ ja: text, en: text });

describe('a page', () => {
  it('shows everything as text', () => {
    const html = htmlOf({ title: both(HOSTILE), paragraphs: [both(HOSTILE)], command: HOSTILE, link: HOSTILE });
    expect(html).not.toContain('<script');
    expect(html.match(/&lt;script&gt;&quot;&amp;&#39;/g)).toHaveLength(11);
  });

  it('has the style that the policy lets through, and no other', () => {
    const styles = [...htmlOf({ title: both('x'), paragraphs: [] }).matchAll(/<style>([^<]*)<\/style>/g)];
    const hashes = styles.map(([, style]) => `'sha256-${createHash('sha256').update(style!).digest('base64')}'`);
    expect(hashes).toEqual([STYLE_SOURCE]);
  });

  it.each([
    ['text/html,application/xhtml+xml,*/*;q=0.8', true],
    ['*/*', false],
    ['application/json', false],
    ['application/json, text/html', false],
    [undefined, false],
  ])('is for whoever accepts %s: %s', (accept, wanted) => {
    expect(wantsPage({ headers: accept === undefined ? {} : { accept } })).toBe(wanted);
  });

  it('has a line to paste that a shell takes word for word', () => {
    const body = { token: `'; exit 1 #$(id)\`id\`\\`, name: '山田' };
    const line = curlOf('http://localhost:3000/a?b=c&d', body).replace(/^curl/, "printf '%s\\n'");
    const words = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\n');
    expect(words[0]).toBe('http://localhost:3000/a?b=c&d');
    expect(JSON.parse(words[4]!)).toEqual(body);
  });
});
