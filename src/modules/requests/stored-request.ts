import type { Language } from '#kernel/actor.js';
import { dayInJapan } from '#kernel/local-date.js';
import { nextReminderOn, type Reminded } from './domain/reminder.js';
import type { AskedForm, DisclosureRequest } from './domain/request.js';
import type { RequestFacts } from './domain/request-label.js';

/** A request as it is stored, with the names of its parties. Moments RFC 3339, days YYYY-MM-DD in Asia/Tokyo. */
export interface StoredRequest extends DisclosureRequest, RequestFacts {
  readonly hospitalName: string;
  readonly vendorName: string;
  /** Somebody at the vendor uses Kaiji. */
  readonly vendorRegistered: boolean;
  /** The hospital that asks is the one that named the vendor: its contact may take the page over. */
  readonly vendorNamedHere: boolean;
  /** What was asked in one call has one. */
  readonly campaignId: string;
  readonly productId: string | null;
  readonly productName: string;
  readonly productVersion: string;
  readonly forms: readonly AskedForm[];
  readonly criteria: readonly string[];
  readonly purpose: string;
  /** Who is written to while nobody at the vendor uses Kaiji. */
  readonly contactEmail: string | null;
  readonly contactLanguage: Language;
  readonly requestedBy: string;
  readonly createdAt: string;
  readonly remindedOn: string | null;
  readonly rowVersion: number;
}

/** A request as it is made. */
export type NewRequest = Omit<
  StoredRequest,
  | 'hospitalName'
  | 'vendorName'
  | 'vendorRegistered'
  | 'vendorNamedHere'
  | 'rowVersion'
  | 'remindedOn'
  | 'assigneeId'
  | keyof RequestFacts
> & { readonly remindOn: string | null };

/** The request as the rules of reminders look at it. */
export function reminded(request: StoredRequest): StoredRequest & Reminded {
  return { ...request, sentOn: dayInJapan(new Date(request.createdAt)) };
}

/** The request with the day of its next reminder. */
export function scheduled(request: StoredRequest): StoredRequest & { readonly remindOn: string | null } {
  return { ...request, remindOn: nextReminderOn(reminded(request)) };
}
