/** When a request reminds (督促), and from when on it may be taken to the vendor's industry group. */
export interface ReminderPlan {
  /** So many days before the due date, e.g. 7, 3, 1. */
  readonly daysBefore: readonly number[];
  readonly onTheDay: boolean;
  readonly weeklyAfter: boolean;
  /** Days after the due date; null = never. */
  readonly escalateAfterDays: number | null;
}

export const DEFAULT_PLAN: ReminderPlan = {
  daysBefore: [7, 3, 1],
  onTheDay: true,
  weeklyAfter: true,
  escalateAfterDays: null,
};
