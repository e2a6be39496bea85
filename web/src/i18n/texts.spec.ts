import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en } from './en/texts.js';
import { ja } from './ja/texts.js';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...leaves(value, `${path}${key}.`)],
    ),
  );
}

const [japanese, english] = [leaves(ja), leaves(en)];
const placeholders = (text = ''): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

const SOURCES = join(__dirname, '..');
const code = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
  .join('\n');

describe('the texts of the screens', () => {
  it('are the same in both languages, none of them empty', () => {
    expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
    for (const [key, text] of [...japanese, ...english]) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('speak of the same values', () => {
    for (const [key, text] of japanese)
      expect([key, placeholders(english.get(key))]).toEqual([key, placeholders(text)]);
  });

  it('are Japanese in the one, and hold no Japanese in the other but its name', () => {
    const kanaOrKanji = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    const foreign = [...english].filter(([key, text]) => kanaOrKanji.test(text) && key !== 'frame.otherLanguage');
    expect(foreign).toEqual([]);
  });

  it('stand there for every key that a screen asks for', () => {
    const asked = [...code.matchAll(/\btext\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '');
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !japanese.has(key))).toEqual([]);
  });

  it('are all asked for', () => {
    const made = [...code.matchAll(/[`'"]([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, start]) => start ?? '');
    const isAsked = (key: string): boolean => code.includes(`'${key}'`) || made.some((start) => key.startsWith(start));
    expect([...japanese.keys()].filter((key) => !isAsked(key))).toEqual([]);
  });
});
