import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { CrosswalkEntry, CrosswalkPair } from './domain/crosswalk-pair.js';
import type { CrosswalkChange } from './domain/crosswalk-view.js';

/** A version of a crosswalk: who said so, when and why. */
export interface CrosswalkVersion extends CrosswalkChange {
  readonly id: string;
  readonly version: number;
}

/** A version with all that it says. */
export interface StoredCrosswalk extends CrosswalkVersion, Pick<CrosswalkPair, 'from' | 'to'> {
  readonly map: readonly CrosswalkEntry[];
}

interface NewVersion extends Pick<StoredCrosswalk, 'id' | 'from' | 'to' | 'version' | 'map' | 'note'> {
  readonly changedAt: Date;
}

/** Crosswalks that people changed: insert-only, the same for everybody who is signed in. */
@Injectable()
export class CrosswalksRepository {
  /** The version named, or the newest. */
  async find(tx: Tx, from: string, to: string, version: number | null = null): Promise<StoredCrosswalk | undefined> {
    const [found] = await rows<StoredCrosswalk>(tx, FIND, [from, to, version]);
    return found;
  }

  /** The pairs of forms of which there is a version. */
  pairs(tx: Tx): Promise<readonly Pick<CrosswalkPair, 'from' | 'to'>[]> {
    return rows(tx, 'select distinct from_form as "from", to_form as "to" from form_crosswalk order by 1, 2');
  }

  /** Newest first; `after` = the version that the last page ended with. */
  versions(
    tx: Tx,
    from: string,
    to: string,
    after: number | null,
    limit: number,
  ): Promise<readonly CrosswalkVersion[]> {
    return rows(tx, VERSIONS, [from, to, after, limit + 1]);
  }

  /** False where somebody was first with this version. */
  async insert(tx: Tx, actor: Actor, { id, from, to, version, map, note, changedAt }: NewVersion): Promise<boolean> {
    const said = [JSON.stringify(map), note];
    const values = [id, from, to, version, ...said, actor.organizationId, actor.userId, changedAt];
    return (await rows(tx, INSERT, values)).length > 0;
  }

  /** Whether the organization released one of these forms. */
  async isReleaser(tx: Tx, { organizationId }: Actor, forms: readonly string[]): Promise<boolean> {
    const own = 'select id from released_form where id = any ($1) and organization_id = $2 limit 1';
    return (await rows(tx, own, [forms, organizationId])).length > 0;
  }
}

const VERSION = `form_crosswalk.id, version, note, json_build_object('id', organization.id, 'name', organization.name) as organization,
  to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"`;
const SOURCE = `from form_crosswalk join organization on organization.id = form_crosswalk.organization_id
  where from_form = $1 and to_form = $2`;

const FIND = `select ${VERSION}, from_form as "from", to_form as "to", map ${SOURCE}
  and ($3::integer is null or version = $3) order by version desc limit 1`;

const VERSIONS = `select ${VERSION} ${SOURCE} and ($3::integer is null or version < $3) order by version desc limit $4`;

const INSERT = `insert into form_crosswalk (id, from_form, to_form, version, map, note, organization_id, changed_by, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (from_form, to_form, version) do nothing returning id`;
