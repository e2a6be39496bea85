/** Why a product that was asked for has no column. */
export type MissingReason = 'not_published' | 'ask_for_access' | 'not_found';

/** A product that was asked for but cannot be shown, and why. */
export interface MissingProduct {
  readonly productId: string;
  readonly productName: string | null;
  readonly reason: MissingReason;
}
