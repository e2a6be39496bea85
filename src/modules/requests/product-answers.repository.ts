import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** What a vendor says about a product beyond every form, to all readers of its disclosures. Moments RFC 3339. */
export interface ProductAnswer {
  readonly productId: string;
  readonly question: string;
  readonly answer: string;
  readonly publishedAt: string;
  /** For the vendor: the clarification that it answers; null for everybody else. */
  readonly clarificationId: string | null;
}

/** An answer with whose it is, and the key of its page. */
export interface StoredProductAnswer extends ProductAnswer {
  readonly vendorId: string;
  readonly key: string;
}

/** Published answers to free questions, as far as the row rules show them: to their vendor, and to readers of the product's disclosures. */
@Injectable()
export class ProductAnswersRepository {
  /** In place of what was published of the same clarification before. */
  async put(tx: Tx, actor: Actor, said: Omit<ProductAnswer, 'publishedAt'>, now: Date): Promise<void> {
    const { clarificationId, productId, question, answer } = said;
    await rows(tx, PUT, [clarificationId, actor.organizationId, productId, question, answer, now, actor.userId]);
  }

  /** False where nothing was published. */
  async remove(tx: Tx, actor: Actor, clarificationId: string): Promise<boolean> {
    return (await rows(tx, REMOVE, [clarificationId, actor.organizationId])).length > 0;
  }

  /** The longest published first; one row more than the limit, where there is one. */
  list(
    tx: Tx,
    actor: Actor,
    productId: string,
    after: string | number | null,
    limit: number,
  ): Promise<StoredProductAnswer[]> {
    return rows<StoredProductAnswer>(tx, LIST, [actor.organizationId, productId, after, limit + 1]);
  }
}

const PUT = `insert into product_answer (clarification_id, organization_id, product_id, question, answer, published_at, published_by)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (clarification_id) do update set question = excluded.question, answer = excluded.answer, published_at = excluded.published_at,
    published_by = excluded.published_by`;

const REMOVE = 'delete from product_answer where clarification_id = $1 and organization_id = $2 returning 1';

const LIST = `select product_id as "productId", organization_id as "vendorId", question, answer, published_at as "publishedAt",
    case when organization_id = $1 then clarification_id end as "clarificationId", clarification_id as key
  from product_answer where product_id = $2 and ($3::uuid is null or clarification_id > $3) order by clarification_id limit $4`;
