import type { Bilingual } from '#kernel/bilingual.js';
import { ALARM_KINDS, type AlarmKind } from './domain/alarm-kinds.js';

/** The mail that tells an administrator of an alarm: which one and when, nothing of what is disclosed. */
export function alarmMail(
  kind: AlarmKind,
  raisedAt: string,
  publicUrl: string,
): { subject: Bilingual; text: Bilingual } {
  const { ja, en } = ALARM_KINDS[kind];
  return {
    subject: { ja: `【Kaiji 警報】${ja}`, en: `[Kaiji alarm] ${en}` },
    text: {
      ja: `${ja}。\n\n検知した時刻: ${raisedAt}(UTC)\n\n${publicUrl} にサインインし、警報の一覧と監査記録を確かめてください。\n`,
      en: `${en}.\n\nNoticed at ${raisedAt} (UTC)\n\nSign in at ${publicUrl} and look at the alarms and the audit log.\n`,
    },
  };
}
