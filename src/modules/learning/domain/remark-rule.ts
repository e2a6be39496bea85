import type { Question } from '../../templates/domain/template.js';
import type { RowPlace } from '../../workbooks/domain/layout.js';

const ASKS_FOR_REMARK =
  /(?:備考|コメント|注記)(?:欄)?(?:に|へ)[^。]{0,12}(?:記|書)|(?:in|as) (?:the )?(?:remarks?|notes?)\b/i;

/** Whether a row takes a remark, and with which answers it must: as the known row has it, else as its wording says. */
export function remarkRule(
  wording: string,
  keys: readonly string[],
  place: RowPlace | undefined,
  known: Question | undefined,
): { readonly allowed: boolean; readonly requiredWhen: readonly string[] } {
  const allowed = (place?.remarks.length ?? 0) > 0;
  const said = ASKS_FOR_REMARK.test(wording) ? ['yes'] : [];
  const wanted = known ? known.remark.requiredWhen : said;
  return { allowed, requiredWhen: allowed ? wanted.filter((key) => keys.includes(key)) : [] };
}
