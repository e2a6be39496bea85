import type { Language } from '#kernel/actor.js';
import type { Bilingual } from '#kernel/bilingual.js';
import { type Mail, oneLine } from '#platform/mail/mail.js';
import { daysBetween } from './domain/business-days.js';
import type { StoredRequest } from './stored-request.js';

/** Why a vendor is written to. */
export type Occasion = 'asked' | 'reminded' | 'assigned';

/** One request as a mail names it: who asks for what, by when; never an answer. */
export interface LetterLine {
  readonly request: Pick<StoredRequest, 'hospitalName' | 'productName' | 'productVersion' | 'dueOn'>;
  /** For a vendor that nobody has registered: where it sees the request and answers. */
  readonly link: string | null;
}

/** What a mail about requests says. */
export interface Letter {
  readonly occasion: Occasion;
  readonly lines: readonly LetterLine[];
  /** Today in Japan. */
  readonly today: string;
  readonly publicUrl: string;
  /** Where the contact of a vendor that nobody has registered takes the page over, and for how many days; null for everybody else. */
  readonly page: { readonly link: string; readonly days: number } | null;
}

/** Lines of one mail; more are counted, or go into another mail where each line has its link. */
export const MOST_LINES = 100;

/** How every mail about requests and clarifications ends. */
export const SIGNED: Bilingual = {
  ja: '――\nKaiji(医療情報セキュリティ開示書の共有)\nこのメールは自動で送られています。返信はできません。',
  en: '--\nKaiji (security disclosures in healthcare)\nThis mail was sent automatically; replies are not read.',
};

/** One mail to one person about everything that the vendor is asked for on this occasion. */
export function requestMail(to: { readonly email: string; readonly language: Language }, letter: Letter): Mail {
  const lines = letter.lines.slice(0, MOST_LINES).map((line) => lineOf(line, letter.today));
  const rest = letter.lines.length - lines.length;
  const listed = {
    ja: [...lines.map(({ ja }) => ja), ...(rest > 0 ? [`ほか ${rest} 件`] : [])].join('\n'),
    en: [...lines.map(({ en }) => en), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
  };
  const paragraphs = [INTRODUCTIONS[letter.occasion], listed, wayOf(letter), ...pageOf(letter), SIGNED];
  const textIn = (spoken: Language): string => paragraphs.map((paragraph) => paragraph[spoken]).join('\n\n') + '\n';
  return {
    to: to.email,
    language: to.language,
    subject: subjectOf(letter),
    text: { ja: textIn('ja'), en: textIn('en') },
  };
}

const INTRODUCTIONS: Readonly<Record<Occasion, Bilingual>> = {
  asked: {
    ja: '次の製品・サービスについて、セキュリティ開示書の提出が依頼されました。',
    en: 'You are asked for security disclosures of the following products and services.',
  },
  reminded: {
    ja: '次の依頼への回答をお待ちしています。',
    en: 'An answer to the following requests is awaited.',
  },
  assigned: {
    ja: '次の依頼の担当になりました。',
    en: 'The following requests were handed to you.',
  },
};

function subjectOf({ occasion, lines }: Letter): Bilingual {
  const [first] = lines;
  const hospital = oneLine(first?.request.hospitalName ?? '', 60);
  const [count, others] = [lines.length, new Set(lines.map(({ request }) => request.hospitalName)).size - 1];
  const who = {
    ja: others > 0 ? `「${hospital}」ほか` : `「${hospital}」`,
    en: others > 0 ? `“${hospital}” and others` : `“${hospital}”`,
  };
  const what: Readonly<Record<Occasion, Bilingual>> = {
    asked: {
      ja: `${who.ja}から開示の依頼が届いています(${count}件)`,
      en: `Requests for disclosure from ${who.en} (${count})`,
    },
    reminded: {
      ja: `${who.ja}が開示の回答を待っています(${count}件)`,
      en: `${who.en}: disclosures awaited (${count})`,
    },
    assigned: { ja: `${who.ja}からの開示の依頼の担当になりました`, en: `A request from ${who.en} was handed to you` },
  };
  return what[occasion];
}

function lineOf({ request, link }: LetterLine, today: string): Bilingual {
  const { hospitalName, productName, productVersion, dueOn } = request;
  const what = oneLine(`${productName} ${productVersion}`);
  const who = oneLine(hospitalName);
  const left = daysLeft(daysBetween(today, dueOn));
  const answer = link === null ? '' : `\n  ${link}`;
  return {
    ja: `・${who}: ${what} / 期限 ${dueOn}(${left.ja})${answer}`,
    en: `- ${who}: ${what} / due ${dueOn} (${left.en})${answer}`,
  };
}

function daysLeft(days: number): Bilingual {
  if (days === 0) return { ja: '本日', en: 'today' };
  if (days < 0) return { ja: `${-days}日超過`, en: `${-days} days overdue` };
  return { ja: `あと${days}日`, en: `in ${days} days` };
}

function wayOf({ publicUrl, lines }: Letter): Bilingual {
  if (lines.every(({ link }) => link === null))
    return {
      ja: `${publicUrl} にサインインし、依頼の一覧から回答してください。`,
      en: `Sign in at ${publicUrl} and answer from the list of requests.`,
    };
  return {
    ja: '各行のリンクを開くと、登録なしで依頼の内容を見て、記入済みの Excel で回答できます。リンクは他の方に渡さないでください。',
    en: 'The link of each line shows the request without registration and takes a filled workbook as the answer. Do not pass the links on.',
  };
}

function pageOf({ page }: Letter): readonly Bilingual[] {
  if (page === null) return [];
  return [
    {
      ja: `貴社のページを引き取り、ほかの医療機関の依頼にもまとめて回答するには、次のリンクから登録してください(${page.days}日間、一度だけ有効)。\n${page.link}`,
      en: `To take your company's page over and answer all hospitals at once, register with this link (it works once, within ${page.days} days).\n${page.link}`,
    },
  ];
}
