import type { Audience } from '../../../kernel/audience.js';

export type ProductKind = 'product' | 'service';

/** Who sees that a product exists; what it discloses has an audience of its own. */
export type ProductAudience = Exclude<Audience, 'on_request'>;

/** What is disclosed about (製品・サービス): one per version. Versions of one thing share a family. */
export interface Product {
  readonly id: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly kind: ProductKind;
  readonly family: string;
  readonly name: string;
  readonly version: string;
  readonly categories: readonly string[];
  readonly description: string;
  readonly audience: ProductAudience;
  readonly rowVersion: number;
  readonly createdAt: string;
}

/** What a product is called, and by whom. */
export type ProductName = Pick<Product, 'id' | 'vendorId' | 'vendorName' | 'name' | 'version'>;

/** What the vendor itself says of a product. */
export type ProductDetails = Pick<
  Product,
  'kind' | 'family' | 'name' | 'version' | 'categories' | 'description' | 'audience'
>;
