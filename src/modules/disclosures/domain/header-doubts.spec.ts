import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { saidYes, shipped } from '../../../../test/support/any-answers.js';
import { TODAY } from '../../../../test/support/found.js';
import { findings } from './findings.js';
import { DEFAULT_POLICY } from './policy.js';

const registered = { vendor: '株式会社みらい医療情報', product: 'みらいカルテ　クラウド', version: '3.2' };
const agreeing = { provider: registered.vendor, service_name: registered.product, version: registered.version };

function differing(id: string, header: Readonly<Record<string, string>>): readonly string[] {
  const template = shipped(id);
  const policy = { ...DEFAULT_POLICY, levels: { ...DEFAULT_POLICY.levels, header_missing: 'off' } } as const;
  return findings(template, saidYes(template), policy, { today: TODAY, header, registered }).map(
    ({ kind, level, message }) => `${kind} ${level} ${message.ja}`,
  );
}

describe('the cover of a form beside what is registered', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['another vendor', { ...agreeing, provider: '東都システム株式会社' }],
    ['another service', { ...agreeing, service_name: '東都レセプト' }],
    ['another version', { ...agreeing, version: 'Ver.2.9' }],
  ])('names %s', (_, header) => {
    expect(differing('sds-5.0', header)).toHaveLength(1);
  });

  it('names the field, what the cover says and what is registered', () => {
    expect(differing('sds-5.0', { ...agreeing, service_name: '東都レセプト' })).toEqual([
      'header_other_product warn 表紙の「サービス名称」は「東都レセプト」ですが、登録は「みらいカルテ　クラウド」です。別の製品・サービスの開示書でないか確認してください。',
    ]);
    expect(differing('mds-5.0', { manufacturer: '東都', product_name: '東都PACS', version: '1' })).toHaveLength(3);
    expect(differing('checklist-vendor-r7', { vendor: '東都', system: '電子カルテ' })).toHaveLength(1);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['nothing on it', {}],
    ['only spaces', { provider: ' 　' }],
    ['the company form at the other end, abbreviated or left out', { provider: '㈱みらい医療情報' }],
    ['the company form after the name', { provider: 'みらい医療情報 株式会社' }],
    ['no company form', { provider: 'みらい医療情報' }],
    ['a department', { provider: 'みらい医療情報(株) 品質保証部' }],
    ['other widths and spaces', { service_name: 'みらいｶﾙﾃ クラウド' }],
    ['the version in the name', { service_name: 'みらいカルテ クラウド Ver.3' }],
    ['the family alone', { service_name: 'みらいカルテ' }],
    ['the version in other words', { version: 'Ｖｅｒ．３．２' }],
    ['a patch level', { version: 'v3.2.1' }],
    ['a version and its day', { version: '3.2(2026年4月版)' }],
  ])('takes for the same: %s', (_, header) => {
    expect(differing('sds-5.0', { ...agreeing, ...header })).toEqual([]);
  });

  it('tells 1.1 from 11.0, and a version from a word', () => {
    expect(differing('sds-5.0', { version: '32' })).toHaveLength(1);
    expect(differing('sds-5.0', { version: '最新版' })).toHaveLength(1);
  });

  it('never doubts what is written as it is registered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, version) => {
        const template = shipped('sds-5.0');
        const header = { provider: name, service_name: name, version };
        const list = findings(template, saidYes(template), DEFAULT_POLICY, {
          today: TODAY,
          header,
          registered: { vendor: name, product: name, version },
        });
        expect(list.filter(({ kind }) => kind === 'header_other_product')).toEqual([]);
      }),
    );
  });
});
