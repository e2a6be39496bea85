/** Everything that can be wrong or doubtful with a form's answers. Stable: stored with published revisions, never reused. */
export type AnswerFindingKind =
  | 'blank'
  | 'unreadable'
  | 'unconfirmed'
  | 'declined'
  | 'waiting'
  | 'remark_missing'
  | 'remark_number_without_text'
  | 'reason_missing'
  | 'target_missing'
  | 'target_outside_year'
  | 'exclusive_choice'
  | 'planned_date_passed'
  | 'not_asked_answered'
  | 'child_yes_under_parent_no'
  | 'parent_without_child'
  | 'sbom_described_but_no'
  | 'checklist_against_sds'
  | 'two_factor_plan_without_date'
  | 'two_factor_plan_late'
  | 'header_missing'
  | 'header_other_product'
  | 'older_form';

/** `stop`: cannot be published; `warn`: shown, and published with it; `off`: not looked for. */
export type PolicyLevel = 'stop' | 'warn' | 'off';

/** What an installation demands of a disclosure before it is published. One for all its vendors. */
export interface DisclosurePolicy {
  readonly levels: Readonly<Record<AnswerFindingKind, PolicyLevel>>;
  /** Whether somebody else than the one who submitted must publish. */
  readonly secondPersonPublishes: boolean;
  /** How long a published revision is valid, unless the vendor says less. */
  readonly validForMonths: number;
}

export const DEFAULT_POLICY: DisclosurePolicy = {
  levels: {
    blank: 'stop',
    unreadable: 'stop',
    unconfirmed: 'stop',
    declined: 'warn',
    waiting: 'warn',
    remark_missing: 'stop',
    remark_number_without_text: 'warn',
    reason_missing: 'warn',
    target_missing: 'stop',
    target_outside_year: 'warn',
    exclusive_choice: 'stop',
    planned_date_passed: 'warn',
    not_asked_answered: 'warn',
    child_yes_under_parent_no: 'warn',
    parent_without_child: 'warn',
    sbom_described_but_no: 'warn',
    checklist_against_sds: 'warn',
    two_factor_plan_without_date: 'warn',
    two_factor_plan_late: 'warn',
    header_missing: 'warn',
    header_other_product: 'warn',
    older_form: 'warn',
  },
  secondPersonPublishes: true,
  validForMonths: 12,
};
