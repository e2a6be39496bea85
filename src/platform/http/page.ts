import { createHash } from 'node:crypto';
import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.js';

/** What a person meets who opens an address of Kaiji in a browser: plain texts, Japanese above English. */
export interface Page {
  readonly title: Bilingual;
  readonly paragraphs: readonly Bilingual[];
  /** A line to paste into a terminal. */
  readonly command?: string;
  /** Address of a page to go on to, from the root of this server. */
  readonly link?: string;
}

/** What a page may tell besides the answer itself. */
export interface PageFacts {
  /** Where users reach this server, without a slash at its end. */
  readonly publicUrl: string;
  /** The token of the address that was opened. */
  readonly token: string;
}

const STYLE =
  'body{max-width:44rem;margin:3rem auto;padding:0 1rem;font:1rem/1.8 sans-serif;color:#1d2733;background:#fff}' +
  'pre{padding:1rem;background:#eef2f6;white-space:pre-wrap;overflow-wrap:anywhere}section+section{border-top:1px solid #c5d0da}';

/** The one style that the content security policy lets through. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

export const HTML = 'text/html; charset=utf-8';
export const PAGE = 'kaiji:page';

/** Shows the answer of a route as a page to whoever opens its address in a browser; programs get the answer itself. */
export const AsPage = (pageOf: (answer: never, facts: PageFacts) => Page): MethodDecorator => SetMetadata(PAGE, pageOf);

/** Whether a browser asks: it names HTML, programs name JSON or nothing. */
export function wantsPage({ headers: { accept = '' } }: Pick<FastifyRequest, 'headers'>): boolean {
  return accept.includes('text/html') && !accept.includes('application/json');
}

/** The page as HTML, without scripts; whatever stands in it is text. */
export function htmlOf({ title, paragraphs, command, link }: Page): string {
  const inLanguage = (language: 'ja' | 'en'): string =>
    [
      `<section lang="${language}"><h1>${escaped(title[language])}</h1>`,
      ...paragraphs.map((paragraph) => `<p>${escaped(paragraph[language])}</p>`),
      ...(command === undefined ? [] : [`<pre>${escaped(command)}</pre>`]),
      ...(link === undefined ? [] : [`<p><a href="${escaped(link)}">${escaped(link)}</a></p>`]),
      '</section>',
    ].join('\n');
  return `<!doctype html>
<html lang="ja">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title.ja)}</title><style>${STYLE}</style></head>
<body>
${inLanguage('ja')}
${inLanguage('en')}
</body>
</html>
`;
}

/** A curl line that sends this body; safe to paste into a POSIX shell whatever stands in it. */
export function curlOf(url: string, body: Readonly<Record<string, string>>): string {
  return `curl ${quoted(url)} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
