import type { Facts } from '../../../kernel/rule-violation.js';
import type { AlarmKind } from './alarm-kinds.js';

/** Something that the journal shows: a count of ten minutes, or a single act. */
export interface Sign {
  readonly sign: string;
  readonly organizationId: string | null;
  /** The account or person concerned, or the thing. */
  readonly subjectId: string | null;
  /** What is counted; stable, so that it is told once. */
  readonly cause: string;
  readonly times: number;
  /** Beginning of the ten minutes, or moment of the act; RFC 3339, UTC. */
  readonly at: string;
}

/** An alarm to be raised. It is raised once for each organization, kind and cause. */
export interface Alarm {
  readonly kind: AlarmKind;
  /** Whose administrators see it; null = the operators. */
  readonly organizationId: string | null;
  readonly subjectId: string | null;
  /** What is alarmed about, and in which span of time; at most 200 characters. */
  readonly cause: string;
  /** Counts and ids alone. */
  readonly facts: Facts;
}

type Audience = 'organization' | 'operators' | 'both';

/** From how many in ten minutes on a count is an alarm, and for whom. */
export const LIMITS: Readonly<Record<string, { kind: AlarmKind; from: number; audience: Audience }>> = {
  'sign-in-refused': { kind: 'sign-in.many-refused', from: 5, audience: 'organization' },
  'sign-in-locked': { kind: 'sign-in.locked', from: 1, audience: 'both' },
  'sign-in-refused-from-source': { kind: 'sign-in.many-refused-from-source', from: 30, audience: 'operators' },
  'sign-in-refused-anywhere': { kind: 'sign-in.many-refused-anywhere', from: 50, audience: 'operators' },
  'passkey.copied': { kind: 'passkey.copied', from: 1, audience: 'organization' },
  read: { kind: 'reading.mass', from: 500, audience: 'both' },
  exported: { kind: 'reading.mass', from: 100, audience: 'both' },
  refused: { kind: 'refusals.many', from: 20, audience: 'both' },
  'chain.damaged': { kind: 'chain.fault', from: 1, audience: 'operators' },
  'clock.jumped': { kind: 'clock.fault', from: 1, audience: 'operators' },
  'mails-waiting': { kind: 'mail.failing', from: 1, audience: 'operators' },
};

/** Acts that are an alarm each. */
const ACTS: readonly AlarmKind[] = ['break-glass.opened', 'operator-access.opened'];

const HOUR = 3_600_000;
const NIGHT = { from: 22, to: 6 };

/** The alarms that signs call for; the same sign gives the same alarms, whenever it is looked at. */
export function alarmsOf(signs: readonly Sign[]): Alarm[] {
  return signs.flatMap(alarmsOfOne);
}

function alarmsOfOne(sign: Sign): Alarm[] {
  if (sign.sign === 'signed-in') return isNight(sign.at) ? [atNight(sign)] : [];
  const act = ACTS.find((kind) => kind === sign.sign);
  if (act) return [{ ...about(sign), kind: act, cause: sign.cause, facts: {} }];
  const limit = LIMITS[sign.sign];
  return limit && sign.times >= limit.from ? counted(sign, limit) : [];
}

/** Once an hour for the same cause. */
function counted(sign: Sign, { kind, audience }: { kind: AlarmKind; audience: Audience }): Alarm[] {
  const alarm = { ...about(sign), kind, cause: `${sign.cause} ${sign.at.slice(0, 13)}`, facts: { times: sign.times } };
  const forOperators = { ...alarm, organizationId: null };
  if (audience === 'operators') return [forOperators];
  return audience === 'both' && sign.organizationId !== null ? [alarm, forOperators] : [alarm];
}

/** Once a night for the same person. */
function atNight(sign: Sign): Alarm {
  const night = new Date(Date.parse(sign.at) + (9 - NIGHT.to) * HOUR).toISOString().slice(0, 10);
  return { ...about(sign), kind: 'sign-in.odd-hours', cause: `${sign.subjectId} ${night}`, facts: { at: sign.at } };
}

/** Japan has no summer time. */
function isNight(at: string): boolean {
  const hour = new Date(Date.parse(at) + 9 * HOUR).getUTCHours();
  return hour >= NIGHT.from || hour < NIGHT.to;
}

function about({ organizationId, subjectId }: Sign): Pick<Alarm, 'organizationId' | 'subjectId'> {
  return { organizationId, subjectId };
}
