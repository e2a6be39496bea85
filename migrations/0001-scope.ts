import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose rows a transaction may see. The server sets four settings inside each transaction; after COMMIT PostgreSQL leaves them as
 * empty texts, so each reader turns '' into null, and null opens nothing.
 */
export class Scope1763000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function org() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;
      create function me() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
      create function kind() returns text language sql stable parallel safe
        as $$ select nullif(current_setting('app.kind', true), '') $$;
      create function audiences() returns text[] language sql stable parallel safe
        as $$ select coalesce(nullif(current_setting('app.audiences', true), ''), '{}')::text[] $$;

      create function refuse_change() returns trigger language plpgsql
        as $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function refuse_change, audiences, kind, me, org');
  }
}
