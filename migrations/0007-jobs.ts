import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs join the transaction that asks for them; the hourly sweep deletes what nobody needs any more, across organizations, and tells only how much. */
export class Jobs1763000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENQUEUE);
    await runner.query(SWEEP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop function kept_files, sweep_imports, sweep_sessions, sweep_sign_in_failures, sweep_idempotency_keys, enqueue_job',
    );
  }
}

const ENQUEUE = `
  create function enqueue_job(name text, organization_id uuid, payload jsonb) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    declare acting organization;
    begin
      select * into strict acting from organization
       where id = (select coalesce(merged_into, id) from organization as named where named.id = enqueue_job.organization_id);
      perform graphile_worker.add_job(name, json_build_object('organizationId', acting.id, 'kind', acting.kind, 'payload', payload));
    end $$;
  comment on function enqueue_job is 'for any organization: a vendor''s act may mean work for its hospitals; the job later sees what that organization sees';
`;

const deleting = (name: string, table: string, condition: string): string => `
  create function ${name}(before timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with gone as (delete from ${table} where ${condition} returning 1) select count(*) from gone $$;`;

const SWEEP = `
  ${deleting('sweep_idempotency_keys', 'idempotency_key', 'created_at < before')}
  ${deleting('sweep_sign_in_failures', 'sign_in_failure', 'at < before')}
  ${deleting('sweep_sessions', 'session', 'least(ended_at, expires_at) < before')}

  create function sweep_imports(before timestamptz, out imports bigint, out files bigint)
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      delete from workbook_import where state = 'preview' and created_at < before;
      get diagnostics imports = row_count;
      delete from stored_file where created_at < before
        and not exists (select from workbook_import where workbook_import.file_id = stored_file.id);
      get diagnostics files = row_count;
    end $$;

  create function kept_files(hashes text[]) returns setof text
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct sha256 from stored_file where sha256 = any (hashes) $$;
  comment on function kept_files is 'which of these files on the disk some organization still has';
`;
