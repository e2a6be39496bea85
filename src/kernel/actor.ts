/** What an organization is on Kaiji: 事業者, 医療機関, 業界団体, 運営者. */
export type OrganizationKind = 'vendor' | 'hospital' | 'industry_group' | 'operator';

/** What a member may do in its organization; each role may do what the ones before it may, except that `admin` does not approve alone. */
export type Role = 'viewer' | 'editor' | 'approver' | 'admin';

/** The languages that screens, mails and messages speak. */
export type Language = 'ja' | 'en';

/** Who acts, for which organization, and by what means. Made by the access guard from a session or token, never from a request body. */
export interface Actor {
  readonly userId: string;
  readonly organizationId: string;
  readonly kind: OrganizationKind;
  readonly role: Role;
  readonly language: Language;
}
