/** Where an organization's access to a product stands (利用申請・閲覧許可). `expired` is derived from the last day and never stored. */
export type AccessState = 'requested' | 'granted' | 'declined' | 'revoked' | 'expired';

/** A request for access that is open or declined, or a grant with the words in which it was asked for. */
export interface Access {
  /** Of the request, or of the grant once there is one. */
  readonly id: string;
  readonly productId: string;
  readonly productName: string;
  readonly productVersion: string;
  readonly vendorId: string;
  /** Who asked, or was let in. */
  readonly organizationId: string;
  readonly organizationName: string;
  /** Why it asked, in its own words. */
  readonly message: string;
  readonly state: AccessState;
  readonly createdAt: string;
  /** The last day on which it counts (Asia/Tokyo). */
  readonly validUntil: string | null;
}

/** The same day of the next year, or 28 February for 29 February. `today` is YYYY-MM-DD. */
export function yearFrom(today: string): string {
  const [year = '', ...rest] = today.split('-');
  const day = rest.join('-');
  return `${String(Number(year) + 1).padStart(4, '0')}-${day === '02-29' ? '02-28' : day}`;
}
