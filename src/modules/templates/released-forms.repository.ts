import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { HashedTemplate } from './domain/template.js';

/** Who released a form, and whether it is still offered. */
export interface StoredStanding {
  readonly id: string;
  readonly releasedBy: { readonly organizationId: string; readonly name: string };
  readonly retired: boolean;
}

/** Forms that were learned from their workbooks and released; insert-only, the same for everybody who is signed in. */
@Injectable()
export class ReleasedFormsRepository {
  /** Ids of all of them, in the order of their release. */
  async ids(tx: Tx): Promise<readonly string[]> {
    const found = await rows<{ id: string }>(tx, 'select id from released_form order by released_at, id');
    return found.map(({ id }) => id);
  }

  /** Those of the ids that there are, in no order. */
  async list(tx: Tx, ids: readonly string[]): Promise<readonly HashedTemplate[]> {
    const found = await rows<{ definition: Omit<HashedTemplate, 'hash'>; hash: string }>(tx, LIST, [ids]);
    return found.map(({ definition, hash }) => ({ ...definition, hash }));
  }

  /** All of them, or the one named. */
  standings(tx: Tx, id: string | null = null): Promise<readonly StoredStanding[]> {
    return rows<StoredStanding>(tx, STANDINGS, [id]);
  }

  /** Ids of those that are not offered any more. */
  async retired(tx: Tx): Promise<readonly string[]> {
    const found = await rows<{ id: string }>(tx, 'select template_id as id from form_retirement');
    return found.map(({ id }) => id);
  }

  /** Hashes of those with these ids. Nobody else releases a form until the transaction ends. */
  async holdIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('released form', 0))`);
    const found = await rows<{ id: string; hash: string }>(
      tx,
      'select id, hash from released_form where id = any ($1)',
      [ids],
    );
    return new Map(found.map(({ id, hash }) => [id, hash]));
  }

  /** How many that the actor's organization released are offered. */
  async countOffered(tx: Tx, { organizationId }: Actor): Promise<number> {
    const [{ count } = { count: 0 }] = await rows<{ count: number }>(tx, COUNT_OFFERED, [organizationId]);
    return count;
  }

  async insert(tx: Tx, actor: Actor, { hash, ...definition }: HashedTemplate, now: Date): Promise<void> {
    const { id, form, version } = definition;
    await rows(tx, INSERT, [id, form, version, definition, hash, actor.organizationId, actor.userId, now]);
  }

  /** False where it is retired already. */
  async retire(tx: Tx, actor: Actor, id: string, now: Date): Promise<boolean> {
    return (await rows(tx, RETIRE, [id, actor.userId, now])).length > 0;
  }

  /** False where it is not retired. */
  async bringBack(tx: Tx, id: string): Promise<boolean> {
    return (
      (await rows(tx, 'delete from form_retirement where template_id = $1 returning template_id', [id])).length > 0
    );
  }
}

const LIST = 'select definition, hash from released_form where id = any ($1)';

const STANDINGS = `select released_form.id, form_retirement.template_id is not null as retired,
    json_build_object('organizationId', organization.id, 'name', organization.name) as "releasedBy"
  from released_form join organization on organization.id = released_form.organization_id
    left join form_retirement on form_retirement.template_id = released_form.id
  where $1::text is null or released_form.id = $1`;

const COUNT_OFFERED = `select count(*)::integer as count from released_form
  where organization_id = $1 and not exists (select from form_retirement where template_id = released_form.id)`;

const INSERT = `insert into released_form (id, form, version, definition, hash, organization_id, released_by, released_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const RETIRE = `insert into form_retirement (template_id, retired_by, retired_at) values ($1, $2, $3)
  on conflict do nothing returning template_id`;
