import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The journal as a chain that shows every tampering. Each record carries its leaf; the sealer folds committed records into signed blocks,
 * in the order of the journal, and only as far as no transaction that still runs has written: nothing arrives late. The tables of the
 * chain are reached through the listed functions alone.
 */
export class Audit1763000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEAVES);
    await runner.query(CHAIN);
    await runner.query(SEALING);
    await runner.query(CHECKING);
    await runner.query(READING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop function event_actors, audit_outside, audit_records, audit_places, audit_missing, audit_entries, audit_leaves, audit_blocks, audit_keys, audit_seal, audit_unsealed, audit_writes_on, audit_horizon, journal_writers, audit_state, audit_add_key',
    );
    await runner.query('drop table audit_leaf, audit_block, audit_key');
    await runner.query('alter table journal drop column leaf, drop column own_hash');
    await runner.query('alter table journal alter column at type timestamptz');
    await runner.query('alter table journal_own drop column salt');
  }
}

const LEAVES = `
  alter table journal
    alter column at type timestamptz(3),
    add column leaf bytea not null check (length(leaf) = 32),
    add column own_hash bytea check (length(own_hash) = 32);
  comment on column journal.leaf is 'SHA-256 over the record: what the chain holds of it';
  comment on column journal.own_hash is 'stands in the leaf for the own facts, so that those concerned can check it without seeing them';

  alter table journal_own add column salt text not null;
  comment on column journal_own.salt is 'keeps those who know the hash from guessing the facts';
`;

const appendOnly = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger append_only_whole before truncate on ${table} execute function refuse_change();`;

const CHAIN = `
  create table audit_key (
    key_id text primary key,
    public_key text not null,
    installation_key text not null,
    signature text not null
  );
  comment on table audit_key is 'keys that signed blocks, certified by the installation''s own; the private halves are not in the database';

  create table audit_block (
    number bigint primary key check (number > 0),
    first_position bigint not null unique,
    size integer not null check (size > 0),
    root bytea not null,
    previous bytea,
    at timestamptz(3) not null,
    key_id text not null references audit_key,
    signature text not null,
    sealed_seq bigint not null
  );
  comment on column audit_block.sealed_seq is 'of the last record in it, where the next block goes on';

  create table audit_leaf (
    position bigint primary key,
    journal_id uuid not null unique,
    leaf bytea not null
  );
  comment on table audit_leaf is 'without a foreign key: a record that is gone is to be found, not its trace to be kept from being told';
  ${['audit_key', 'audit_block', 'audit_leaf'].map(appendOnly).join('\n')}
`;

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

const SEALING = `
  create function audit_add_key(key_id text, public_key text, installation_key text, signature text) returns void
    language sql volatile ${DEFINER} as $$
    insert into audit_key values (key_id, public_key, installation_key, signature) on conflict do nothing $$;

  create function audit_state(out number bigint, out sealed_at timestamptz, out waits boolean)
    language plpgsql stable ${DEFINER} as $$
    declare last audit_block;
    begin
      select * into last from audit_block order by audit_block.number desc limit 1;
      number := coalesce(last.number, 0);
      sealed_at := last.at;
      waits := exists (select from journal where seq > coalesce(last.sealed_seq, 0));
    end $$;
  comment on function audit_state is 'asked several times a second';

  create function journal_writers() returns setof text
    language sql volatile as $$
    select virtualtransaction from pg_locks
     where relation = 'public.journal'::regclass and database = (select oid from pg_database where datname = current_database())
       and mode = 'RowExclusiveLock' and granted $$;

  create function audit_horizon(out seq bigint, out writers text[])
    language plpgsql volatile ${DEFINER} as $$
    begin
      select last_value into seq from journal_seq_seq;
      writers := array(select virtualtransaction from journal_writers() as virtualtransaction);
    end $$;
  comment on function audit_horizon is 'whoever has drawn a number up to seq holds its lock since before: once the writers are gone, nothing up to seq can still appear';

  create function audit_writes_on(writers text[]) returns boolean
    language sql volatile ${DEFINER} as $$
    select exists (select from journal_writers() as virtualtransaction where virtualtransaction = any (writers)) $$;

  create function audit_unsealed(up_to bigint, at_most integer, out id uuid, out leaf text, out at timestamptz, out seq bigint)
    returns setof record language sql stable ${DEFINER} as $$
    select id, encode(leaf, 'hex'), at, seq from journal
     where seq > coalesce((select sealed_seq from audit_block order by number desc limit 1), 0) and seq <= up_to
     order by seq limit at_most $$;

  create function audit_seal(number bigint, first_position bigint, root text, previous text, at timestamptz, key_id text, signature text,
    sealed_seq bigint, ids uuid[], leaves text[]) returns void
    language plpgsql volatile ${DEFINER} as $$
    #variable_conflict use_column
    begin
      insert into audit_block values (audit_seal.number, audit_seal.first_position, cardinality(ids), decode(audit_seal.root, 'hex'),
        decode(audit_seal.previous, 'hex'), audit_seal.at, audit_seal.key_id, audit_seal.signature, audit_seal.sealed_seq);
      insert into audit_leaf
        select audit_seal.first_position + ordinality - 1, sealed.id, decode(sealed.leaf, 'hex')
          from unnest(ids, leaves) with ordinality as sealed (id, leaf);
    end $$;
`;

const RECORD = `journal.id, to_jsonb(journal.at at time zone 'UTC') #>> '{}' as at, journal.type, journal.organization_id, journal.actor_id,
        journal.subject_id, journal.request_id, journal.concerns, journal.facts, encode(journal.own_hash, 'hex') as own_hash,
        journal_own.facts as own_facts, journal_own.salt, encode(journal.leaf, 'hex') as leaf, true as is_own`;
const RECORD_COLUMNS = `out id uuid, out at text, out type text, out organization_id uuid, out actor_id uuid, out subject_id uuid,
    out request_id text, out concerns uuid[], out facts jsonb, out own_hash text, out own_facts jsonb, out salt text, out leaf text, out is_own boolean`;

/** Looked up one by one, in the order of the positions: a plan that reads the whole journal for a stretch of it is out of the question. */
const PLACED = `audit_leaf left join lateral (select * from journal where journal.id = audit_leaf.journal_id offset 0) as journal on true`;

const CHECKING = `
  create function audit_keys() returns setof audit_key
    language sql stable ${DEFINER} as $$ select * from audit_key $$;

  create function audit_blocks(after bigint, at_most integer, out number bigint, out first_position bigint, out size integer, out root text,
    out previous text, out at timestamptz, out key_id text, out signature text) returns setof record
    language sql stable ${DEFINER} as $$
    select number, first_position, size, encode(root, 'hex'), encode(previous, 'hex'), at, key_id, signature
      from audit_block where number > after order by number limit at_most $$;

  create function audit_leaves(from_position bigint, to_position bigint, out place bigint, out leaf text, out journal_id uuid, out is_gone boolean,
    out rank bigint) returns setof record
    language sql stable ${DEFINER} as $$
    select audit_leaf.position, encode(audit_leaf.leaf, 'hex'), audit_leaf.journal_id, journal.id is null, journal.seq
      from ${PLACED}
     where audit_leaf.position between from_position and to_position order by audit_leaf.position $$;
  comment on function audit_leaves is 'for every organization: leaves tell nothing of what they stand for';

  create function audit_entries(from_position bigint, to_position bigint, out place bigint, out sealed_leaf text, out place_of uuid,
    out is_gone boolean, out rank bigint, ${RECORD_COLUMNS}) returns setof record
    language sql stable ${DEFINER} as $$
    select audit_leaf.position, encode(audit_leaf.leaf, 'hex'), audit_leaf.journal_id, journal.id is null, journal.seq, ${RECORD}
      from ${PLACED} left join journal_own on journal_own.journal_id = journal.id
     where audit_leaf.position between from_position and to_position and kind() = 'operator' order by audit_leaf.position $$;
  comment on function audit_entries is 'for the check of the whole chain alone, which shows nobody what it reads';

  create function audit_missing(at_most integer) returns setof bigint
    language sql stable ${DEFINER} as $$
    select position from audit_leaf where not exists (select from journal where journal.id = audit_leaf.journal_id) order by position limit at_most $$;

  create function audit_places(ids uuid[], out journal_id uuid, out place bigint, out block bigint) returns setof record
    language sql stable ${DEFINER} as $$
    select audit_leaf.journal_id, audit_leaf.position,
           (select number from audit_block where first_position <= audit_leaf.position order by first_position desc limit 1)
      from audit_leaf where audit_leaf.journal_id = any (ids) $$;

  create function audit_records(ids uuid[], ${RECORD_COLUMNS}) returns setof record
    language sql stable ${DEFINER} as $$
    select ${RECORD}
      from journal left join journal_own on journal_own.journal_id = journal.id
     where journal.id = any (ids) and kind() = 'operator' $$;
  comment on function audit_records is 'the same for records that no block holds';

  create function audit_outside(at_most integer, out journal_id uuid, out passed boolean) returns setof record
    language sql stable ${DEFINER} as $$
    select journal.id, journal.seq <= coalesce((select sealed_seq from audit_block order by number desc limit 1), 0)
      from journal
     where not exists (select from audit_leaf where audit_leaf.journal_id = journal.id)
     order by journal.seq limit at_most $$;
  comment on function audit_outside is 'records that are not sealed; those that the sealer has passed were put in later';
`;

/** Names of people beyond those that the row rules show: colleagues who left, readers elsewhere, operators who look in. */
const READING = `
  create function event_actors(events uuid[], out event_id uuid, out actor_name text, out organization_id uuid, out organization_name text)
    returns setof record language sql stable ${DEFINER} as $$
    select journal.id, user_account.name, organization.id, organization.name
      from journal
      left join user_account on user_account.id = journal.actor_id
      left join operator_access on operator_access.id::text = journal.facts ->> 'operatorAccess' and operator_access.user_id = journal.actor_id
      left join organization on organization.id = coalesce(operator_access.operator_id, journal.organization_id)
     where journal.id = any (events)
       and (journal.organization_id = any ((select own_organizations())::uuid[]) or journal.concerns && (select own_organizations())::uuid[]) $$;
  comment on function event_actors is 'who acted, by name and organization, in events that are the reader''s own or concern it; the operator''s organization where an operator looked in';
`;
