import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Products (one row per product and version) and who was let in to see what is shown on request. Foreign keys carry the organization, here
 * and in what follows: no row can hang on somebody else's. They can wait for the end of a transaction, for organizations that are merged.
 */
export class ProductsAndSharing1763000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table product (
        id uuid primary key,
        organization_id uuid not null references organization,
        kind text not null check (kind in ('product', 'service')),
        family text not null check (length(family) between 1 and 200),
        name text not null check (length(name) between 1 and 200),
        version text not null check (length(version) between 1 and 100),
        categories text[] not null default '{}',
        description text not null default '' check (length(description) <= 4000),
        audience text not null default 'everyone' check (audience in ('everyone', 'hospitals', 'private')),
        row_version integer not null default 1,
        created_at timestamptz not null default now(),
        unique (organization_id, name, version),
        unique (id, organization_id)
      );
      create index on product (organization_id, family);

      create table access_request (
        id uuid primary key,
        product_id uuid not null,
        vendor_id uuid not null,
        requester_id uuid not null references organization,
        message text not null default '' check (length(message) <= 4000),
        state text not null default 'open' check (state in ('open', 'granted', 'declined')),
        requested_by uuid not null,
        created_at timestamptz not null default now(),
        answered_at timestamptz,
        unique (id, vendor_id),
        foreign key (product_id, vendor_id) references product (id, organization_id) deferrable
      );
      create unique index one_open_request on access_request (product_id, requester_id) where state = 'open';
      create index on access_request (vendor_id, state);
      create index on access_request (requester_id, state);

      create table access_grant (
        id uuid primary key,
        organization_id uuid not null,
        product_id uuid not null,
        grantee_id uuid not null references organization,
        request_id uuid,
        granted_by uuid not null,
        created_at timestamptz not null default now(),
        valid_until date,
        revoked_at timestamptz,
        revoked_by uuid,
        foreign key (product_id, organization_id) references product (id, organization_id) deferrable,
        foreign key (request_id, organization_id) references access_request (id, vendor_id) deferrable
      );
      create unique index one_open_grant on access_grant (product_id, grantee_id) where revoked_at is null;
      create index on access_grant (grantee_id) where revoked_at is null;
    `);
    await runner.query(ROW_RULES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table access_grant, access_request, product');
  }
}

const ROW_RULES = `
  alter table product enable row level security;
  alter table product force row level security;
  create policy by_definer on product to current_user using (true) with check (true);
  create policy own on product using (organization_id = (select org())) with check (organization_id = (select org()));
  create policy shared on product for select using ((select org()) is not null and (audience = any ((select audiences())::text[])
    or (audience <> 'private' and id in (select product_id from access_grant where grantee_id = (select org())
        and revoked_at is null and (valid_until is null or valid_until >= (now() at time zone 'Asia/Tokyo')::date)))));

  alter table access_request enable row level security;
  alter table access_request force row level security;
  create policy by_definer on access_request to current_user using (true) with check (true);
  create policy two_parties on access_request for select using ((select org()) in (vendor_id, requester_id));
  create policy requester_asks on access_request for insert with check (requester_id = (select org()) and vendor_id <> (select org()));
  create policy vendor_answers on access_request for update using (vendor_id = (select org())) with check (vendor_id = (select org()));

  alter table access_grant enable row level security;
  alter table access_grant force row level security;
  create policy by_definer on access_grant to current_user using (true) with check (true);
  create policy two_parties on access_grant for select using ((select org()) in (organization_id, grantee_id));
  create policy vendor_grants on access_grant for insert with check (organization_id = (select org()));
  create policy vendor_revokes on access_grant for update using (organization_id = (select org())) with check (organization_id = (select org()));
`;
