/** What the server's role may do with each table; what is not listed here it cannot touch. With columns where only those are read or changed. */
export const GRANTS: Readonly<Record<string, string>> = {
  organization: 'select, insert, update (name, corporate_number, single_person, claimed_at, row_version)',
  organization_key: 'select, insert, update (retired_at)',
  user_account: 'select (id, email, name, language, created_at), insert, update (name, language)',
  membership: 'select, insert, update (role, suspended_at, row_version), delete',
  operator_access: 'select, insert, update (closed_at)',
  break_glass:
    'select (id, organization_id, user_id, label, sealed_by, sealed_at, opened_at, opened_by, reason, closes_at), insert, update (opened_at, opened_by, reason, closes_at)',
  session: 'select, insert, update (organization_id, ended_at, operator_access_id)',
  totp_credential: 'select, insert, update (confirmed_at, last_step), delete',
  recovery_code: 'select, insert, update (used_at), delete',
  passkey: 'select, insert, update (counter, backed_up, name, last_used_at), delete',
  single_sign_on:
    'select, insert, update (issuer, client_id, sealed_client_secret, two_factor_acr, two_factor_amr, enabled, row_version, changed_at), delete',
  single_sign_on_link: 'select, insert',
  api_token: 'select, insert, update (revoked_at)',
  invitation: 'select, insert, update (accepted_at, superseded_at, withdrawn_at)',
  idempotency_key: 'select, insert, update (sealed), delete',
  journal:
    'select, insert (id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id, leaf, own_hash)',
  journal_own: 'select, insert',
  alarm: 'select, update (acknowledged_at, acknowledged_by)',
  product: 'select, insert, update (kind, family, name, version, categories, description, audience, row_version)',
  access_request: 'select, insert, update (state, answered_at)',
  access_grant: 'select, insert, update (valid_until, revoked_at, revoked_by)',
  disclosure_policy: 'select, insert, update (policy, row_version, changed_at)',
  disclosure: 'select, insert, update (audience, row_version)',
  draft:
    'select, insert, update (template_id, state, header, import_id, submitted_by, submitted_at, return_note, row_version, updated_at), delete',
  draft_answer: 'select, insert, update (answer, place, assignee_id, row_version, updated_at, updated_by), delete',
  revision: 'select, insert, update (audience)',
  revision_text: 'select, insert, update (audience)',
  revision_withdrawal: 'select, insert, update (audience)',
  current_disclosure:
    'select, insert, update (revision_id, audience, disclosure_id, template_id, number, codes, gap_mask, counts, published_at, valid_until), delete',
  disclosure_request:
    'select, insert, update (state, reason, submission, due_on, assignee_id, contact_email, mailed_at, undelivered_at, opened_at, reminded_on, remind_on, product_id, row_version)',
  request_mail: 'select, insert, update (sent_at, failed_at)',
  request_link: 'select, insert, update (revoked_at)',
  request_file: 'select, insert',
  clarification: 'select, insert, update (state, answered_by, answering_revision_id, row_version)',
  clarification_message: 'select, insert, update (told_at)',
  clarification_note: 'select, insert',
  product_answer: 'select, insert, update (question, answer, published_at, published_by), delete',
  profile:
    'select, insert, update (shared, title_ja, title_en, source, in_force, template_id, codes, topics, forms, item_notes, pass_rule, retired_at, row_version)',
  stored_file: 'select, insert',
  released_form: 'select, insert',
  form_crosswalk: 'select, insert',
  form_retirement: 'select, insert, delete',
  form_draft: 'select, insert, update (naming, proposal, row_version, updated_at, updated_by, released_as), delete',
  form_workbook: 'select, insert',
  assessment:
    'select, insert, update (state, judgements, done_at, done_by, reopened_at, reopened_by, reopen_reason, row_version)',
  treatment: 'select, insert, update (revision_id, template_id, question, kind, reason, review_on, state, row_version)',
  treatment_plan: 'select, insert, update (measure, target_on, done_on, note)',
  treatment_step: 'select, insert',
  workbook_import: 'select, insert, update (state, applied_at, applied_by)',
  portfolio_entry:
    'select, insert, update (product_id, vendor_id, vendor_name, product_name, version, model, department, location, asset_number, status, retired_reason, contract, contracted_by, contract_note, server_updates_by_vendor, server_updates_written, remote_maintenance, remote_confirmed_on, cloud_services, note, row_version, updated_at, updated_by, removed_at, removal_reason)',
  ledger_mapping: 'select, insert, update (columns, changed_at, changed_by)',
  ledger_import:
    'select, insert, update (state, ledger, reading, outcome, row_version, applied_at, applied_by), delete',
};

/** SQL that gives the role exactly the rights above: everything is taken back first, so that a right that left the list is gone. */
export function grantsFor(appRole: string): string {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  const tables = Object.entries(GRANTS).map(([table, rights]) => `grant ${rights} on ${table} to ${role};`);
  return [
    'revoke create on schema public from public;',
    'revoke execute on all functions in schema public from public;',
    `grant usage on schema public to ${role};`,
    `revoke all on all tables in schema public from ${role};`,
    `grant select on schema_migration to ${role};`,
    ...tables,
    `grant execute on all functions in schema public to ${role};`,
  ].join('\n');
}
