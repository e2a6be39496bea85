/** What an organization is on Kaiji: 事業者, 医療機関, 業界団体, 運営者. */
export type OrganizationKind = 'vendor' | 'hospital' | 'industry_group' | 'operator';

/** What a member may do in its organization; each role may do what the ones before it may, except that `admin` does not approve alone. */
export type Role = 'viewer' | 'editor' | 'approver' | 'admin';

/** The languages that screens, mails and messages speak. */
export type Language = 'ja' | 'en';

/** By what an actor was recognized. */
export interface Proof {
  readonly by: 'session' | 'token';
  /** Of the session or the token. */
  readonly id: string;
  /** When the session last showed both factors, RFC 3339; null after a first factor alone, and for tokens. */
  readonly at: string | null;
  /** The opened access through which an operator reads for another organization; null for everybody else. */
  readonly operatorAccessId: string | null;
  /** The organization whose own single sign-on began the session, which opens nothing else; null for every other. */
  readonly boundTo: string | null;
}

/** Who acts, for which organization, and by what means. Made by the access guard from a session or token, never from a request body. */
export interface Actor {
  readonly userId: string;
  readonly organizationId: string;
  readonly kind: OrganizationKind;
  readonly role: Role;
  readonly language: Language;
  /** Absent where Kaiji itself acts. */
  readonly proof?: Proof;
}
