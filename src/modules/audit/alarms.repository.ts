import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel/actor.js';
import type { Facts } from '#kernel/rule-violation.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { AlarmKind } from './domain/alarm-kinds.js';
import type { Alarm, Sign } from './domain/alarm-rules.js';

/** An alarm as it is stored. */
export interface StoredAlarm {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly raisedAt: string;
  readonly organizationId: string | null;
  readonly subjectId: string | null;
  readonly facts: Facts;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
}

/** Somebody who is told by mail. */
export interface Addressee {
  readonly email: string;
  readonly language: Language;
}

/** A setting that is not what the journal says. */
export interface ChangedBehind {
  readonly setting: string;
  readonly subjectId: string | null;
  readonly cause: string;
}

/** Alarms, and the signs that they are made of. */
@Injectable()
export class AlarmsRepository {
  /** What happened since the last scan, counted. */
  async signs(tx: Tx, moment: Date): Promise<Sign[]> {
    const found = await rows<Omit<Sign, 'times'> & { readonly times: string }>(tx, SIGNS, [moment]);
    return found.map((sign) => ({ ...sign, times: Number(sign.times) }));
  }

  changedBehind(tx: Tx): Promise<ChangedBehind[]> {
    return rows<ChangedBehind>(tx, 'select setting, subject_id as "subjectId", cause from changed_behind()');
  }

  /** The organizations to tell; null where the alarm was raised before. */
  async raise(tx: Tx, id: string, alarm: Alarm, moment: Date): Promise<readonly string[] | null> {
    const { kind, organizationId, cause, subjectId, facts } = alarm;
    const values = [id, kind, organizationId, cause, subjectId, facts, moment];
    const [raised] = await rows<{ concerned: string[] | null }>(tx, RAISE, values);
    return raised?.concerned ?? null;
  }

  /** Newest first, from before that alarm on; one row more than the limit, where there is one. */
  list(tx: Tx, open: boolean, before: string | null, limit: number): Promise<StoredAlarm[]> {
    return rows<StoredAlarm>(tx, LIST, [before, open, limit + 1]);
  }

  async find(tx: Tx, id: string): Promise<StoredAlarm | undefined> {
    const [found] = await rows<StoredAlarm>(tx, FIND, [id]);
    return found;
  }

  /** False where somebody has acknowledged it before. */
  async acknowledge(tx: Tx, id: string, userId: string, moment: Date): Promise<boolean> {
    return (await rows(tx, ACKNOWLEDGE, [id, userId, moment])).length > 0;
  }

  /** Administrators of the organization whose scope it is. */
  administrators(tx: Tx, organizationId: string): Promise<Addressee[]> {
    return rows<Addressee>(tx, ADMINISTRATORS, [organizationId]);
  }

  /** The settings that the last start recorded; null before the first. */
  async lastSettings(tx: Tx): Promise<Readonly<Record<string, string>> | null> {
    const [last] = await rows<{ settings: Readonly<Record<string, string>> | null }>(
      tx,
      'select last_settings() as settings',
    );
    return last?.settings ?? null;
  }
}

const SIGNS = `select sign, organization_id as "organizationId", subject_id as "subjectId", cause, times, at from alarm_signs($1)`;
const RAISE = `select raise_alarm($1, $2, $3, $4, $5, $6, $7) as concerned`;
const ALARM = `select id, kind, raised_at as "raisedAt", organization_id as "organizationId", subject_id as "subjectId", facts,
  acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy" from alarm`;
const LIST = `${ALARM} where ($1::uuid is null or id < $1) and (not $2 or acknowledged_at is null) order by id desc limit $3`;
const FIND = `${ALARM} where id = $1`;
const ACKNOWLEDGE = `update alarm set acknowledged_at = $3, acknowledged_by = $2 where id = $1 and acknowledged_at is null returning id`;
const ADMINISTRATORS = `select email, language from user_account join membership on membership.user_id = user_account.id
  where membership.organization_id = $1 and role = 'admin' and suspended_at is null and email not like '%.invalid'`;
