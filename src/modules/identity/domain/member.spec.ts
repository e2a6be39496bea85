import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Role } from '../../../kernel/actor.js';
import { changeStanding, isActiveAdmin, mayLeave, type Standing, type StandingChange } from './member.js';
import { ROLES } from './roles.js';

const now = '2026-11-21T09:00:00.000Z';
const member = (role: Role, suspendedAt: string | null = null): Standing => ({ role, suspendedAt });

describe('a member', () => {
  it('gets the role and the rest that an administrator wishes, and keeps what is not named', () => {
    expect(changeStanding(member('viewer'), { role: 'approver' }, 1, now)).toEqual(member('approver'));
    expect(changeStanding(member('viewer'), { suspended: true }, 1, now)).toEqual(member('viewer', now));
    expect(changeStanding(member('viewer', 'earlier'), { suspended: true, role: 'editor' }, 1, now)).toEqual(
      member('editor', 'earlier'),
    );
    expect(changeStanding(member('editor', 'earlier'), { suspended: false }, 0, now)).toEqual(member('editor'));
    expect(changeStanding(member('editor', 'earlier'), { role: 'viewer' }, 0, now)).toEqual(
      member('viewer', 'earlier'),
    );
  });

  it.each<[StandingChange]>([[{ role: 'editor' }], [{ suspended: true }], [{ role: 'viewer', suspended: true }]])(
    'who is the last active administrator is not changed by %j',
    (change) => {
      expect(() => changeStanding(member('admin'), change, 0, now)).toThrow('member.last-admin');
      expect(changeStanding(member('admin'), change, 1, now)).not.toEqual(member('admin'));
      expect(() => changeStanding(member('admin', 'earlier'), change, 0, now)).not.toThrow();
    },
  );

  it('leaves, unless nobody could rule then', () => {
    expect(() => {
      mayLeave(member('admin'), 0);
    }).toThrow('member.last-admin');
    for (const [who, others] of [
      [member('admin'), 1],
      [member('viewer'), 0],
      [member('admin', now), 0],
    ] as const)
      expect(() => {
        mayLeave(who, others);
      }).not.toThrow();
  });

  it('never leaves an organization without an active administrator, whatever is done in which order', () => {
    const standing = fc.record({ role: fc.constantFrom(...ROLES), suspendedAt: fc.constantFrom(null, now) });
    const change = fc.record(
      { role: fc.constantFrom(...ROLES), suspended: fc.boolean() },
      { requiredKeys: [] },
    ) as fc.Arbitrary<StandingChange>;
    const everybody = fc.array(standing, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(everybody, fc.array(fc.tuple(fc.nat(), change)), (people, changes) => {
        const members: Standing[] = [member('admin'), ...people];
        for (const [nth, wish] of changes) {
          const place = nth % members.length;
          const others = members.filter((each, at) => at !== place && isActiveAdmin(each)).length;
          try {
            members[place] = changeStanding(members[place]!, wish, others, now);
          } catch {
            // Refused: nothing changed.
          }
        }
        expect(members.some(isActiveAdmin)).toBe(true);
      }),
    );
  });
});
