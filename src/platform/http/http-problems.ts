import type { ProblemTable } from './problems.js';

/** Refusals that any route can give. */
export const HTTP_PROBLEMS: ProblemTable = {
  'request.invalid': {
    status: 400,
    title: { ja: '入力に誤りがあります', en: 'The request has errors' },
    detail: { ja: 'errors に示した項目を直してください', en: 'Correct the fields listed in errors' },
  },
  'request.bad-id': { status: 400, title: { ja: '{name} の形が正しくありません', en: '{name} is not an identifier' } },
  'request.not-json': {
    status: 400,
    title: { ja: '本文がJSONとして読めません', en: 'The body is not valid JSON' },
    detail: {
      ja: '本文が空でないか、括弧・引用符・コンマが正しいか確かめ、UTF-8のJSONを送ってください',
      en: 'See that it is not empty and that brackets, quotes and commas are right; send JSON in UTF-8',
    },
  },
  'request.too-deep': { status: 400, title: { ja: '本文の入れ子が深すぎます', en: 'The body is nested too deeply' } },
  'request.bad-text': {
    status: 400,
    title: { ja: '本文に壊れた文字が入っています', en: 'The body holds broken characters' },
    detail: { ja: 'Unicodeとして正しい文字列を送ってください', en: 'Send well-formed Unicode text' },
  },
  'request.too-large': {
    status: 413,
    title: { ja: '送信された内容が大きすぎます', en: 'The request is too large' },
    detail: { ja: '{limit} まで受け付けます', en: 'At most {limit} is accepted' },
  },
  'request.too-many-parts': {
    status: 413,
    title: { ja: '一度に送られた項目が多すぎます', en: 'Too many parts were sent at once' },
    detail: {
      ja: 'ファイルは {files} 個、ほかの項目は {fields} 個まで受け付けます',
      en: 'At most {files} file and {fields} further fields are accepted',
    },
  },
  'request.media-type': {
    status: 415,
    title: { ja: 'この形式の本文は受け付けていません', en: 'This media type is not accepted' },
    detail: {
      ja: 'application/json、ファイルは multipart/form-data で送ってください',
      en: 'Send application/json, or multipart/form-data for files',
    },
  },
  'request.refused': { status: 400, title: { ja: '要求を処理できません', en: 'The request cannot be handled' } },
  'request.too-slow': {
    status: 408,
    title: { ja: '要求が時間内に届きませんでした', en: 'The request did not arrive in time' },
  },
  'request.no-file': {
    status: 400,
    title: { ja: 'ファイルが添付されていません', en: 'No file was sent' },
    detail: {
      ja: 'multipart/form-data の項目 file に入れて送ってください',
      en: 'Send it as the field file of multipart/form-data',
    },
  },
  'request.empty-file': {
    status: 400,
    title: { ja: 'ファイルが空です', en: 'The file is empty' },
    detail: {
      ja: '0 バイトのファイルが送られました。元のファイルを確かめ、もう一度送ってください',
      en: 'A file of 0 bytes was sent. Look at the original and send it again',
    },
  },
  'json.not-canonical': {
    status: 400,
    title: { ja: 'この内容は署名できる形にできません', en: 'This cannot be brought into a form to be signed' },
    detail: {
      ja: '{pointer} に使えない文字または値があります',
      en: 'There is a character or value at {pointer} that cannot be used',
    },
  },
  'request.broken-upload': {
    status: 400,
    title: { ja: 'ファイルの送信が途中で切れたか、形式が壊れています', en: 'The upload was cut off or is malformed' },
    detail: { ja: 'もう一度送ってください', en: 'Send it again' },
  },
  'route.unknown': { status: 404, title: { ja: 'この宛先はありません', en: 'There is nothing at this address' } },
  'session.missing': { status: 401, title: { ja: 'サインインが必要です', en: 'Sign in first' } },
  'session.other-organization': {
    status: 409,
    title: { ja: '別の組織に切り替わっています', en: 'The session acts for another organization by now' },
    detail: {
      ja: '別の画面で組織を切り替えたため、この操作は行っていません。画面を読み込み直し、組織を確かめてください',
      en: 'It was switched in another window, so nothing was done. Load the page anew and see for whom you act',
    },
  },
  'session.first-factor-only': {
    status: 401,
    title: { ja: '2段階目の確認が必要です', en: 'The second factor is missing' },
    detail: {
      ja: '認証アプリのコード、パスキー、回復コードのどれかを示してください。まだ登録していないときは、先に登録してください',
      en: 'Show a code of the authenticator app, a passkey or a recovery code; enrol one first if there is none',
    },
  },
  'session.prove-again': {
    status: 403,
    title: { ja: 'もう一度、2段階目の確認をしてください', en: 'Show the second factor once more' },
    detail: {
      ja: 'この操作の前 {minutes} 分以内に本人であることを確かめる必要があります',
      en: 'This act asks for it within the last {minutes} minutes',
    },
  },
  'access.person-only': {
    status: 403,
    title: { ja: 'APIトークンではこの操作を行えません', en: 'No API token may do this' },
    detail: { ja: '本人がサインインして行ってください', en: 'A person has to sign in and do it' },
  },
  'access.reads-only': {
    status: 403,
    title: {
      ja: 'ほかの組織を閲覧している間は変更できません',
      en: 'Whoever looks into another organization changes nothing',
    },
    detail: {
      ja: '変更するには、先に閲覧を終えてください（closeOperatorAccess）',
      en: 'To change anything of your own, end the access first (closeOperatorAccess)',
    },
  },
  'access.refused': {
    status: 403,
    title: { ja: 'この操作を行う権限がありません', en: 'You are not allowed to do this' },
    detail: {
      ja: 'この操作ができる組織の種類は {kinds}、役割は {roles} です。現在は {kind} の {role} です',
      en: 'It takes an organization of the kind {kinds} and the role {roles}; the caller is {role} of {kind}',
    },
  },
  'origin.refused': {
    status: 403,
    title: { ja: '別のサイトからの操作は受け付けません', en: 'Writes from another site are refused' },
    detail: {
      ja: '{address} を開いて操作してください。ほかのアドレスで使うときは、運営者が設定 PUBLIC_URL に入れます',
      en: 'Open {address} and try there. For another address the operator sets PUBLIC_URL',
    },
  },
  'precondition.required': {
    status: 428,
    title: { ja: 'If-Match ヘッダーが必要です', en: 'The If-Match header is required' },
    detail: {
      ja: '読み出した rowVersion を引用符で囲んで送ってください(例 If-Match: "3")。一度も保存されていないもの(getDraft の answers にない設問など)は "0" です',
      en: 'Send the rowVersion you read in quotation marks (e.g. If-Match: "3"); for what was never saved (such as a question that answers of getDraft lacks) send "0"',
    },
  },
  'precondition.failed': {
    status: 412,
    title: {
      ja: '送られた番号(rowVersion)は現在の内容のものではありません',
      en: 'The rowVersion sent is not that of what stands there now',
    },
    detail: {
      ja: 'ほかの人が先に変更したか、番号が違います。current が現在の内容です。確かめてから、その rowVersion でもう一度保存してください',
      en: 'Somebody else changed it first, or the number is wrong. current is what stands there now; look at it and save again with its rowVersion',
    },
  },
  'idempotency.bad-key': {
    status: 400,
    title: {
      ja: 'Idempotency-Key は1〜255文字の英数字です',
      en: 'Idempotency-Key takes 1 to 255 printable ASCII characters',
    },
  },
  'idempotency.other-body': {
    status: 422,
    title: {
      ja: 'この Idempotency-Key は別の内容で使われています',
      en: 'This Idempotency-Key was used with another request',
    },
  },
  'idempotency.in-progress': {
    status: 409,
    title: { ja: '同じ要求を処理しています', en: 'The same request is still being handled' },
  },
  'rate.exceeded': {
    status: 429,
    title: { ja: '要求が多すぎます', en: 'Too many requests' },
    detail: { ja: '{seconds} 秒後にもう一度お試しください', en: 'Try again in {seconds} seconds' },
  },
  'mail.bad-address': {
    status: 422,
    title: { ja: 'このメールアドレスには送れません', en: 'Mail cannot be sent to this address' },
    detail: {
      ja: '引用符や空白、括弧のない name@example.jp の形のアドレスを使ってください',
      en: 'Use an address of the form name@example.jp, without quotes, spaces or brackets',
    },
  },
  'page.bad-cursor': { status: 400, title: { ja: 'cursor が正しくありません', en: 'The cursor is not valid' } },
  'service.database-away': {
    status: 503,
    title: { ja: 'データベースにつながりません', en: 'The database cannot be reached' },
    detail: {
      ja: '保存済みの内容は失われていません。しばらくしてからもう一度お試しください',
      en: 'Nothing saved is lost. Try again shortly',
    },
  },
  'service.too-slow': {
    status: 503,
    title: { ja: 'データベースの応答に時間がかかりすぎました', en: 'The database took too long' },
    detail: {
      ja: '何も保存されていません。しばらくしてからもう一度お試しください',
      en: 'Nothing was saved. Try again shortly',
    },
  },
  'service.disk-full': {
    status: 503,
    title: { ja: '保存場所の空きがありません', en: 'The disk is full' },
    detail: {
      ja: '運営者に連絡してください。保存済みの内容は失われていません',
      en: 'Tell the operator. Nothing saved is lost',
    },
  },
  'service.jobs-stopped': {
    status: 503,
    title: { ja: '裏方の仕事が止まっています', en: 'Jobs have stopped' },
    detail: { ja: 'Kaijiを起動し直してください', en: 'Start Kaiji again' },
  },
  'service.failed': {
    status: 500,
    title: { ja: '処理中に問題が起きました', en: 'Something went wrong' },
    detail: {
      ja: '要求番号 {requestId} を運営者に伝えてください',
      en: 'Tell the operator the request number {requestId}',
    },
  },
};
