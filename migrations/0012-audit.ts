import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The journal as a chain that shows every tampering. Each record carries its leaf; the sealer folds committed records into signed blocks.
 * The order is that of the transactions' ids, and only what no running transaction can come before is sealed: nothing arrives late.
 * The tables of the chain are reached through the listed functions alone.
 */
export class Audit1763000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEAVES);
    await runner.query(CHAIN);
    await runner.query(SEALING);
    await runner.query(CHECKING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop function audit_outside, audit_records, audit_places, audit_leaves, audit_blocks, audit_keys, audit_seal, audit_unsealed, audit_state, audit_add_key',
    );
    await runner.query('drop table audit_leaf, audit_block, audit_key');
    await runner.query('alter table journal drop column leaf, drop column own_hash, drop column xid');
    await runner.query('alter table journal alter column at type timestamptz');
    await runner.query('alter table journal_own drop column salt');
  }
}

const LEAVES = `
  alter table journal
    alter column at type timestamptz(3),
    add column leaf bytea not null check (length(leaf) = 32),
    add column own_hash bytea check (length(own_hash) = 32),
    add column xid xid8 not null default pg_current_xact_id();
  create index on journal (xid, seq);
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
    sealed_xid xid8 not null,
    sealed_seq bigint not null,
    floor_seq bigint not null
  );
  comment on column audit_block.sealed_xid is 'with sealed_seq: the last record in it, where the next block goes on';
  comment on column audit_block.floor_seq is 'records up to here came with a backup from another server, whose transaction ids mean nothing here';

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

  create function audit_state(out sealed_at timestamptz, out waits boolean)
    language plpgsql stable ${DEFINER} as $$
    declare last audit_block;
    begin
      select * into last from audit_block order by number desc limit 1;
      sealed_at := last.at;
      waits := exists (select from journal where xid > coalesce(last.sealed_xid, '0'::xid8))
        or last.sealed_xid >= pg_snapshot_xmax(pg_current_snapshot());
    end $$;
  comment on function audit_state is 'asked several times a second';

  create function audit_unsealed(at_most integer, out id uuid, out leaf text, out at timestamptz, out xid text, out seq bigint, out floor_seq bigint)
    returns setof record language plpgsql volatile ${DEFINER} as $$
    #variable_conflict use_column
    declare
      last audit_block;
      after_xid xid8 := '0';
      after_seq bigint := 0;
      floor bigint := 0;
      settled xid8 := pg_snapshot_xmin(pg_current_snapshot());
    begin
      select * into last from audit_block order by number desc limit 1;
      if found then
        after_xid := last.sealed_xid;
        after_seq := last.sealed_seq;
        floor := last.floor_seq;
      end if;
      if last.sealed_xid >= pg_snapshot_xmax(pg_current_snapshot()) then
        if exists (select from journal where (journal.xid, journal.seq) > (after_xid, after_seq) and journal.seq > floor) then
          settled := '18446744073709551615';
        else
          select max(journal.seq) into floor from journal where journal.xid >= pg_snapshot_xmax(pg_current_snapshot());
          after_xid := '0';
          after_seq := 0;
        end if;
      end if;
      return query
        select journal.id, encode(journal.leaf, 'hex'), journal.at, journal.xid::text, journal.seq, floor
          from journal
         where (journal.xid, journal.seq) > (after_xid, after_seq) and journal.seq > floor and journal.xid < settled
         order by journal.xid, journal.seq limit at_most;
    end $$;
  comment on function audit_unsealed is 'after a backup was put back into a younger server: first what came with it, then what was written since';

  create function audit_seal(number bigint, first_position bigint, root text, previous text, at timestamptz, key_id text, signature text,
    sealed_xid text, sealed_seq bigint, floor_seq bigint, ids uuid[], leaves text[]) returns void
    language plpgsql volatile ${DEFINER} as $$
    #variable_conflict use_column
    begin
      insert into audit_block values (audit_seal.number, audit_seal.first_position, cardinality(ids), decode(audit_seal.root, 'hex'),
        decode(audit_seal.previous, 'hex'), audit_seal.at, audit_seal.key_id, audit_seal.signature, audit_seal.sealed_xid::xid8,
        audit_seal.sealed_seq, audit_seal.floor_seq);
      insert into audit_leaf
        select audit_seal.first_position + ordinality - 1, sealed.id, decode(sealed.leaf, 'hex')
          from unnest(ids, leaves) with ordinality as sealed (id, leaf);
    end $$;
`;

const RECORD = `journal.id, to_jsonb(journal.at at time zone 'UTC') #>> '{}' as at, journal.type, journal.organization_id, journal.actor_id,
        journal.subject_id, journal.request_id, journal.concerns, journal.facts, encode(journal.own_hash, 'hex') as own_hash,
        journal_own.facts as own_facts, journal_own.salt, encode(journal.leaf, 'hex') as leaf`;
const RECORD_COLUMNS = `out id uuid, out at text, out type text, out organization_id uuid, out actor_id uuid, out subject_id uuid,
    out request_id text, out concerns uuid[], out facts jsonb, out own_hash text, out own_facts jsonb, out salt text, out leaf text`;

const CHECKING = `
  create function audit_keys() returns setof audit_key
    language sql stable ${DEFINER} as $$ select * from audit_key $$;

  create function audit_blocks(after bigint, at_most integer, out number bigint, out first_position bigint, out size integer, out root text,
    out previous text, out at timestamptz, out key_id text, out signature text) returns setof record
    language sql stable ${DEFINER} as $$
    select number, first_position, size, encode(root, 'hex'), encode(previous, 'hex'), at, key_id, signature
      from audit_block where number > after order by number limit at_most $$;

  create function audit_leaves(from_position bigint, to_position bigint, out place bigint, out leaf text, out journal_id uuid, out is_gone boolean,
    out rank numeric) returns setof record
    language sql stable ${DEFINER} as $$
    select audit_leaf.position, encode(audit_leaf.leaf, 'hex'), audit_leaf.journal_id, journal.id is null,
           journal.xid::text::numeric * 9223372036854775808 + journal.seq
      from audit_leaf left join journal on journal.id = audit_leaf.journal_id
     where audit_leaf.position between from_position and to_position order by audit_leaf.position $$;
  comment on function audit_leaves is 'for every organization: leaves tell nothing of what they stand for';

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
  comment on function audit_records is 'for the check of the whole chain alone, which shows nobody what it reads';

  create function audit_outside(at_most integer, ${RECORD_COLUMNS}, out passed boolean) returns setof record
    language sql stable ${DEFINER} as $$
    select ${RECORD},
           coalesce((journal.xid, journal.seq) <= (last.sealed_xid, last.sealed_seq) or journal.seq <= last.floor_seq, false)
      from journal left join journal_own on journal_own.journal_id = journal.id
      left join (select * from audit_block order by number desc limit 1) as last on true
     where kind() = 'operator' and not exists (select from audit_leaf where audit_leaf.journal_id = journal.id)
     order by journal.seq limit at_most $$;
  comment on function audit_outside is 'records that are not sealed; those that the sealer has passed were put in later';
`;
