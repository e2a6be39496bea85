import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import type { Product, ProductDetails, ProductName } from './domain/product.js';
import type { ChangeProduct, CreateProduct, ProductsQuery } from './products.dto.js';
import { ProductsRepository } from './products.repository.js';

/** The register of products and services, each version a row of its own. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly database: Database,
    private readonly products: ProductsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleViolation `product.exists` {name, version, id} */
  create(actor: Actor, input: CreateProduct): Promise<Product> {
    return this.database.transaction(actor, async (tx) => {
      const details = said(Object.assign({ family: input.name }, input));
      await this.refuseSecond(tx, actor, details, null);
      const now = this.clock.now();
      const id = newId(now);
      await this.products.insert(tx, actor, id, details, now);
      await this.journal.record(tx, actor, { type: 'product.created', subjectId: id, ownFacts: { after: details } });
      return this.get(tx, actor, id);
    });
  }

  /** @throws RuleViolation `product.not-found`, `precondition.failed` {current}, `product.exists` {name, version, id} */
  change(actor: Actor, id: string, rowVersion: number, changes: ChangeProduct): Promise<Product> {
    return this.database.transaction(actor, async (tx) => {
      const before = found(await this.products.lockOwn(tx, actor, id), id);
      if (before.rowVersion !== rowVersion) throw new RuleViolation('precondition.failed', { current: before });
      const after = said(Object.assign({ ...before }, changes));
      await this.refuseSecond(tx, actor, after, id);
      await this.products.update(tx, actor, id, after);
      const ownFacts = { before: said(before), after };
      await this.journal.record(tx, actor, { type: 'product.changed', subjectId: id, ownFacts });
      return this.get(tx, actor, id);
    });
  }

  list(actor: Actor, { vendorId, family, text, cursor, limit }: ProductsQuery): Promise<Page<Product>> {
    const after = cursorKey(cursor, 2);
    const wanted = { vendorId: vendorId ?? null, family: family ?? null, text: text ?? null, after, limit };
    return this.database.read(actor, async (tx) =>
      page(await this.products.list(tx, actor, wanted), limit, ({ name, id }) => [name, id]),
    );
  }

  /** A product that the actor may see. @throws RuleViolation `product.not-found` */
  async get(tx: Tx, actor: Actor, id: string): Promise<Product> {
    return found(await this.products.find(tx, actor, id), id);
  }

  /** Those of the products that the actor may see. */
  getEach(tx: Tx, actor: Actor, ids: readonly string[]): Promise<readonly Product[]> {
    return this.products.findEach(tx, actor, ids);
  }

  /** The names of all products that the actor may see: for finding those that a list means. */
  names(tx: Tx, actor: Actor): Promise<readonly ProductName[]> {
    return this.products.names(tx, actor);
  }

  /** The actor's own product. @throws RuleViolation `product.not-found` */
  async getOwn(tx: Tx, actor: Actor, id: string): Promise<Product> {
    const product = await this.get(tx, actor, id);
    return found(product.vendorId === actor.organizationId ? product : undefined, id);
  }

  private async refuseSecond(
    tx: Tx,
    actor: Actor,
    { name, version }: ProductDetails,
    own: string | null,
  ): Promise<void> {
    const id = await this.products.holdName(tx, actor, name, version);
    if (id !== undefined && id !== own) throw new RuleViolation('product.exists', { name, version, id });
  }
}

function found(product: Product | undefined, id: string): Product {
  if (product === undefined) throw new RuleViolation('product.not-found', { id });
  return product;
}

function said({ kind, family, name, version, categories, description, audience }: ProductDetails): ProductDetails {
  return { kind, family, name, version, categories, description, audience };
}
