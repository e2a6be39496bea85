/** How each command is called, what it does, and what its exit code says. */
export const USAGE = {
  read: `kaiji read FILE… [--json] [--template ID]
  様式を見分けて回答を読み取ります（サーバー不要）。 / Recognises the form of workbooks and reads their answers; needs no server.
  終了コード / exit codes: 0 読み取った / read, 1 使い方の誤り / wrong usage, 2 ファイルが読めない / unreadable file,
  4 様式が決まらない / form not recognised`,
  write: `kaiji write ANSWERS.json (--original FILE.xlsx | --layout kaiji) --out FILE.xlsx [--language ja|en]
  回答（kaiji read --json の形）を同じ様式のブックに書き込みます。 / Writes answers, as kaiji read --json prints them, into a workbook of the same form.
  終了コード / exit codes: 0 書き込んだ / written, 1 使い方の誤り / wrong usage, 2 ファイルが読めない / unreadable file,
  4 ブックが回答の様式ではない / the workbook is not of the answers’ form`,
  learn: `kaiji learn FILE.xlsx [--json]
  公式のExcel（記入前または記入済み）を様式として読み、行・回答欄・論点の案と、確かめるべき点を示します（サーバー不要、何も保存しない）。
  / Reads an official workbook, blank or filled, as a form: its rows, where they are answered, what each asks about, and what to check; needs no server,
  stores nothing.
  終了コード / exit codes: 0 読み取った / learned, 1 使い方の誤り / wrong usage, 2 ファイルが読めない / unreadable file, 4 様式の表がない / no form in it`,
  verify: `kaiji verify FILE [--pin FINGERPRINT]… [--pins FILE]… [--keys FILE]…
  署名付きの開示書が変更されていないか、誰が署名したかを調べます（サーバー不要）。FINGERPRINT は発行元の設置の鍵の指紋（GET /api/v1/installation-key の fingerprint）、
  --pins はそれを1行に1つ書いたファイル（# 以降は注記）、--keys は保存した GET /api/v1/installation-key（鍵の交代を、新旧どちらの指紋からもたどれる）です。 / Checks whether a signed revision is intact and who signed it; needs no server.
  FINGERPRINT is that of the issuing installation’s key (fingerprint of its GET /api/v1/installation-key); --pins names a file of them, one per line, # begins a remark;
  --keys a saved GET /api/v1/installation-key, by which a pin of an earlier or a later key of the installation counts, too.
  終了コード / exit codes: 0 変更なし・発行元確認済み / intact, origin known, 1 変更あり・署名が合わない、または使い方の誤り / changed, wrongly signed, or wrong usage,
  2 開示書として読めない / unreadable, 3 変更なし・発行元未確認 / intact, origin not known`,
  certificate: `kaiji certificate [NAME]… [--out FOLDER]
  LAN で試すための自己署名の証明書と鍵を作ります。NAME は利用者が開くホスト名やアドレス(なければこの機械のもの)、置き場所は FOLDER か KAIJI_DATA/tls です。
  / Makes a self-signed certificate with its key for a trial on a LAN. NAME: host names and addresses that users open (this machine's own if none);
  they go to FOLDER or KAIJI_DATA/tls.
  終了コード / exit codes: 0 作成した / made, 1 使い方の誤り / wrong usage, 2 書き込めない・すでにある / cannot be written, or exists`,
  'rotate-keys': `kaiji rotate-keys
  保存する秘密を暗号化する鍵と、設置の署名鍵を新しくします。古い鍵で保存したものは読めるまま、以前の証明書も検証できるままです。使う前に Kaiji を止め、後で起動し直してください。
  / Makes a new key that secrets are encrypted with and a new signing key of the installation. What earlier keys sealed stays readable, what they
  certified verifiable. Stop Kaiji before, and start it again afterwards.
  終了コード / exit codes: 0 作成した / made, 1 使い方の誤り / wrong usage, 2 書き込めない / cannot be written`,
  totp: `kaiji totp SECRET
  認証アプリの秘密(base 32)から今の確認コードを計算します。試用とスクリプト向けです。 / Computes the code that an authenticator app with this secret
  (base 32) shows now, for trials and scripts.
  終了コード / exit codes: 0 表示した / shown, 1 使い方の誤り / wrong usage`,
  'verify-audit': `kaiji verify-audit (FILE | --database URL) [--heads FILE]… [--pin FINGERPRINT]… [--pins FILE]… [--keys FILE]…
  監査記録が改ざんされていないかを調べます。FILE は書き出した監査記録（GET /api/v1/events/export?format=jsonl、データベース不要）、--database は鎖の全体を持つデータベース（所有者の役割。パスワードは環境変数 PGPASSWORD でもよい）、
  --heads は別に控えた封（AUDIT_HEADS_FILE、または GET /api/v1/audit/head の head を1行に1つ）です。控えがあれば、末尾の切り取りと作り直しも見つかります。--pin、--pins、--keys は kaiji verify と同じです。
  / Checks the audit log for tampering: an exported one (FILE, from GET /api/v1/events/export?format=jsonl; needs no database), or the whole chain in a
  database (as its owner; the password may come from PGPASSWORD). --heads names heads that were kept elsewhere (AUDIT_HEADS_FILE, or the head of
  GET /api/v1/audit/head, one per line): with them a cut or rebuilt log is found, too. --pin, --pins, --keys as for kaiji verify.
  終了コード / exit codes: 0 改ざんなし・発行元確認済み / intact, origin known, 1 改ざんあり / damaged, 2 使い方の誤り・読めない / wrong usage or unreadable,
  3 改ざんなし・発行元未確認 / intact, origin not known`,
} as const;

export type CommandName = keyof typeof USAGE;
