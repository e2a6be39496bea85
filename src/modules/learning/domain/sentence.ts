const BEHIND = /(?:\s*[(（【［[][^()（）]*[)）】］\]])+$/u;
const JAPANESE_END =
  /(?:か|こと|いる|する|した|れる|せる|てある|ます|です|ました|ません|でしょうか|ください|下さい|ない|済み|予定)[。．.?？!！]*$/u;
const ENGLISH_START =
  /^(?:is|are|does|do|did|can|could|has|have|had|will|would|what|how|which|who|where|when|if|please|describe|list|name)\b/i;

/** Whether a text reads as a question or a statement to be answered, as opposed to a title: by its end in Japanese, its beginning in English. */
export function soundsLikeQuestion(text: string): boolean {
  const bare = text.trim().replace(BEHIND, '').trim();
  if (/[?？]$/.test(bare)) return true;
  if (JAPANESE_END.test(bare)) return bare.length > 5;
  return ENGLISH_START.test(bare) && bare.split(/\s+/).length > 2;
}
