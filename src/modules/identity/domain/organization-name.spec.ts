import { expect, it } from '@jest/globals';
import { nameKey } from './organization-name.js';

it.each([
  ['株式会社青空メディカル', '青空メディカル株式会社'],
  ['（株）青空メディカル', '㈱ 青空 メディカル'],
  ['青空メディカル', '青空ﾒﾃﾞｨｶﾙ(株)'],
  ['Aozora Medical Co., Ltd.', 'ＡＯＺＯＲＡ　ＭＥＤＩＣＡＬ Inc.'],
  ['医療法人社団 海辺会 海辺病院', '海辺会海辺病院'],
  ['碧野・ネットワーク', '碧野ネットワーク'],
])('takes %s and %s for one', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

it.each([
  ['青空メディカル', '青空メディカルサービス'],
  ['東日本システム', '西日本システム'],
  ['Incline', 'Line'],
  ['第一ケア', '第二ケア'],
])('keeps %s and %s apart', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});
