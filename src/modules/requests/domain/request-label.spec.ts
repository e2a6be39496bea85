import { describe, expect, it } from '@jest/globals';
import type { RequestState } from './request.js';
import { labelOf, REQUEST_LABELS, type RequestLabel } from './request-label.js';

const TODAY = '2027-04-01';
const AT = '2027-03-01T00:00:00.000Z';
const STATES: readonly RequestState[] = ['sent', 'accepted', 'submitted', 'confirmed', 'declined', 'withdrawn'];
const OVER: Partial<Record<RequestState, RequestLabel>> = {
  declined: 'declined',
  withdrawn: 'withdrawn',
  confirmed: 'confirmed',
  submitted: 'submitted',
};
const BITS = [false, true] as const;

/** Every state with every combination of facts; the label as the list of the ten words in their order gives it. */
const TABLE = STATES.flatMap((state) =>
  BITS.flatMap((escalated) =>
    BITS.flatMap((overdue) =>
      BITS.flatMap((undelivered) =>
        BITS.map((opened) => {
          const open = (
            [
              [escalated, 'escalated'],
              [overdue, 'overdue'],
              [undelivered, 'undelivered'],
              [state === 'accepted', 'started'],
              [opened, 'opened'],
              [true, 'sent'],
            ] as const
          ).find(([applies]) => applies)![1];
          return { state, escalated, overdue, undelivered, opened, label: OVER[state] ?? open };
        }),
      ),
    ),
  ),
);

describe('the label of a request', () => {
  it.each(TABLE)(
    '$state, escalated $escalated, overdue $overdue, undelivered $undelivered, opened $opened: $label',
    (row) => {
      const label = labelOf(
        {
          state: row.state,
          dueOn: row.overdue ? '2027-03-31' : TODAY,
          escalatedAt: row.escalated ? AT : null,
          undeliveredAt: row.undelivered ? AT : null,
          openedAt: row.opened ? AT : null,
        },
        TODAY,
      );
      expect(label).toBe(row.label);
    },
  );

  it('is a word in both languages, in the order in which it counts', () => {
    expect(Object.values(REQUEST_LABELS).map(({ ja }) => ja)).toEqual(
      '辞退 取下げ 確認済み 提出 団体へ 期限超過 届かない 着手 開封 送信済み'.split(' '),
    );
  });
});
