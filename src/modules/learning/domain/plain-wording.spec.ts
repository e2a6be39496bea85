import { describe, expect, it } from '@jest/globals';
import { ownTopic } from './own-topic.js';
import { plainWording } from './plain-wording.js';
import { soundsLikeQuestion } from './sentence.js';

describe('a wording as it is compared', () => {
  it.each([
    ['機能があるか', '機能がありますか。'],
    ['機能があるか', '機能があること'],
    ['防ぐか', '防ぎますか'],
    ['備えるか', '備えていますか'.replace('ていますか', 'ますか')],
    ['定めているか', '定めていますか？'],
    ['示せるか', '示せますか'],
    ['満たすか', '満たしますか'],
    ['できるか', 'できますか'],
    ['サービスか', 'サービスですか'],
    ['サービスか', 'サービスでしょうか'],
    ['消去するか', '消去しますか'],
    ['変えないか', '変えませんか'],
    ['認証(ID等)', '認証（ＩＤ等）'],
    ['又は', 'または'],
  ])('%s is %s', (one, other) => {
    expect(plainWording(one)).toBe(plainWording(other));
  });

  it.each([
    ['変えるか', '変えないか'],
    ['記録できるか', '記録したか'],
    ['復元できるか', '取得できるか'],
  ])('%s is not %s', (one, other) => {
    expect(plainWording(one)).not.toBe(plainWording(other));
  });
});

describe('the topic of a question nobody knows', () => {
  it('is the same in the next version, however politely it is asked', () => {
    expect(ownTopic('生成AIに渡すか')).toBe(ownTopic('生成ＡＩに渡しますか。'));
    expect(ownTopic('生成AIに渡すか')).not.toBe(ownTopic('生成AIに渡さないか'));
    expect(ownTopic('生成AIに渡すか')).toMatch(/^own\.[a-z0-9]+$/);
  });
});

describe('what sounds like a question', () => {
  it.each(['記録を残していますか', '責任者を置いている（必須）', '管理していること。', 'Is an SBOM available', 'Who?'])(
    '%s does',
    (text) => {
      expect(soundsLikeQuestion(text)).toBe(true);
    },
  );
  it.each(['物理的安全対策', '利用者の認証方式', 'AUDIT CONTROLS', '回線の種別（専用線等）', 'はい'])(
    '%s does not',
    (text) => {
      expect(soundsLikeQuestion(text)).toBe(false);
    },
  );
});
