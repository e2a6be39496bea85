import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a hospital uses or considers (採用台帳), and the device ledgers it was read from. */
export class Portfolio1763000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENTRIES);
    await runner.query(LEDGERS);
    await runner.query(
      ['portfolio_entry', 'ledger_mapping', 'ledger_import']
        .map(
          (table) => `
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy by_definer on ${table} to current_user using (true) with check (true);
      create policy own on ${table} using (organization_id = (select org())) with check (organization_id = (select org()));`,
        )
        .join('\n'),
    );
    await runner.query(`create policy seen_product on portfolio_entry as restrictive for insert
      with check (product_id is null or exists (select from product where product.id = product_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ledger_import, ledger_mapping, portfolio_entry');
  }
}

const ENTRIES = `
  create table portfolio_entry (
    id uuid primary key,
    organization_id uuid not null references organization,
    product_id uuid,
    vendor_id uuid references organization,
    vendor_name text not null check (length(vendor_name) <= 200),
    product_name text not null check (length(product_name) between 1 and 200),
    version text not null check (length(version) <= 100),
    model text not null check (length(model) <= 200),
    department text not null check (length(department) <= 200),
    location text not null check (length(location) <= 200),
    asset_number text not null check (length(asset_number) <= 100),
    status text not null check (status in ('considering', 'in_use', 'retired')),
    retired_reason text not null check (length(retired_reason) <= 4000),
    contract boolean,
    contracted_by text check (contracted_by in ('hospital', 'vendor', 'other')),
    contract_note text not null check (length(contract_note) <= 4000),
    server_updates_by_vendor boolean,
    server_updates_written text not null check (length(server_updates_written) <= 4000),
    remote_maintenance jsonb not null,
    remote_confirmed_on date,
    cloud_services jsonb not null,
    note text not null check (length(note) <= 4000),
    row_version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by uuid not null,
    removed_at timestamptz,
    removal_reason text check (length(removal_reason) <= 4000),
    check (product_id is null or vendor_id is not null),
    foreign key (product_id, vendor_id) references product (id, organization_id) deferrable
  );
  create index on portfolio_entry (organization_id);
  create index on portfolio_entry (vendor_id);
  create index on portfolio_entry (product_id);
  comment on column portfolio_entry.product_name is 'the hospital''s own words, as are vendor_name and version, whatever the entry is linked to';
  comment on column portfolio_entry.remote_confirmed_on is 'the earliest day of remote_maintenance; null where something was never made sure of';
`;

const LEDGERS = `
  create table ledger_mapping (
    id uuid primary key,
    organization_id uuid not null references organization,
    headings_key text not null check (headings_key ~ '^[0-9a-f]{64}$'),
    columns jsonb not null,
    changed_at timestamptz not null,
    changed_by uuid not null,
    unique (organization_id, headings_key)
  );
  comment on column ledger_mapping.headings_key is 'hash of the headings of a ledger; whoever sends one with the same headings gets these columns proposed';

  create table ledger_import (
    id uuid primary key,
    organization_id uuid not null references organization,
    file text not null check (length(file) between 1 and 255),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    state text not null default 'preview' check (state in ('preview', 'applied')),
    ledger jsonb not null,
    reading jsonb not null,
    outcome jsonb,
    row_version integer not null default 1,
    created_at timestamptz not null,
    created_by uuid not null,
    applied_at timestamptz,
    applied_by uuid
  );
  create index on ledger_import (organization_id, created_at);
  comment on column ledger_import.ledger is 'the table as it stands in the file, with what each column was taken for';
  comment on column ledger_import.reading is 'what its rows say by these columns, with findings and products that match';
`;
