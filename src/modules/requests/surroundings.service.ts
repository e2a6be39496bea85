import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { nameKey } from '#modules/identity/domain/organization-name.js';
import { ProductsService } from '#modules/products/products.service.js';
import { SharingService } from '#modules/sharing/sharing.service.js';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import type { AskedItem, KnownProduct, KnownVendor, Surroundings } from './domain/composition.js';
import { RequestViewsService } from './request-views.service.js';
import { SurroundingsRepository } from './surroundings.repository.js';

/** What is known about the vendors and products that a hospital asks for, as far as the hospital may know it. */
@Injectable()
export class SurroundingsService {
  constructor(
    private readonly repository: SurroundingsRepository,
    private readonly views: RequestViewsService,
    private readonly products: ProductsService,
    private readonly sharing: SharingService,
    private readonly clock: Clock,
  ) {}

  /** Everything that is known about a call, however many lines it has, in a handful of statements. */
  async of(tx: Tx, actor: Actor, items: readonly AskedItem[]): Promise<Surroundings> {
    const some = (of: (item: AskedItem) => string | undefined): string[] => [
      ...new Set(items.flatMap((item) => of(item) ?? [])),
    ];
    const [products, forms, named] = await Promise.all([
      this.productsOf(
        tx,
        actor,
        some(({ productId }) => productId),
      ),
      this.views.forms(tx),
      this.repository.named(
        tx,
        actor,
        some(({ vendorName }) => vendorName),
      ),
    ]);
    const names = some(({ vendorName }) => vendorName);
    const vendors = await this.repository.vendors(
      tx,
      some(({ vendorId }) => vendorId),
    );
    const known = [...vendors, ...named, ...Array.from(products.values(), ({ vendor }) => vendor)];
    const open = await this.repository.open(tx, actor, [...new Set(known.map(({ id }) => id))]);
    return {
      products,
      forms,
      open,
      today: this.clock.today(),
      vendors: new Map(vendors.map(({ askedId, ...vendor }) => [askedId, vendor])),
      named: new Map(named.map((vendor) => [vendor.name, vendor])),
      registered: await this.calledLike(tx, names),
    };
  }

  /** Registered vendors that are called like one of the names, whatever the legal form. */
  private async calledLike(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, readonly KnownVendor[]>> {
    if (names.length === 0) return new Map();
    const keys = new Set(names.map(nameKey));
    const registered = await this.repository.registered(tx);
    return Map.groupBy(
      registered.filter(({ name }) => keys.has(nameKey(name))),
      ({ name }) => nameKey(name),
    );
  }

  private async productsOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, KnownProduct>> {
    const found = await this.products.getEach(tx, actor, ids);
    const [stored, onRequest, vendors] = await Promise.all([
      this.repository.published(tx, ids),
      this.repository.onRequest(tx, ids),
      this.repository.vendors(tx, [...new Set(found.map(({ vendorId }) => vendorId))]),
    ]);
    const published = Map.groupBy(await this.sharing.visible(tx, actor, stored), ({ productId }) => productId);
    const askable = Map.groupBy(onRequest, ({ productId }) => productId);
    const vendorOf = new Map(vendors.map(({ askedId, ...vendor }) => [askedId, vendor]));
    return new Map(
      found.flatMap(({ id, name, version, vendorId }) => {
        const vendor = vendorOf.get(vendorId);
        if (vendor === undefined) return [];
        const forms = (askable.get(id) ?? []).map(({ form }) => form);
        return [[id, { id, name, version, vendor, published: published.get(id) ?? [], onRequest: forms }] as const];
      }),
    );
  }
}
