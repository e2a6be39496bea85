/** Which events are shown; every part may be absent. Days are `2026-11-20`, in Japan. */
export interface EventsFilter {
  readonly from?: string;
  readonly to?: string;
  /** `noun.verb`. */
  readonly type?: string;
  readonly actorId?: string;
  readonly subjectId?: string;
}

const PARTS = ['from', 'to', 'type', 'actorId', 'subjectId'] as const;

/** The filter in an address or a form: what is empty or no text is left out. */
export function filterOf(given: Readonly<Record<string, unknown>>): EventsFilter {
  const found = PARTS.map((part) => [part, given[part]] as const);
  return Object.fromEntries(found.filter(([, value]) => typeof value === 'string' && value.trim() !== ''));
}
