import type { Bilingual } from '#kernel/bilingual.js';

/** How a refused file is answered: HTTP status, what it is, and how to mend it. */
export interface SpreadsheetProblem {
  readonly status: number;
  readonly title: Bilingual;
  readonly detail?: Bilingual;
}

const problem = (status: number, ja: string, en: string, detail?: Bilingual): SpreadsheetProblem =>
  detail === undefined ? { status, title: { ja, en } } : { status, title: { ja, en }, detail };
const how = (ja: string, en: string): Bilingual => ({ ja, en });

const SAVE_AS_XLSX = how(
  'Excel で開き、「名前を付けて保存」でファイルの種類に「Excel ブック (*.xlsx)」を選んで保存し、そのファイルを読み込んでください。',
  'Open it in Excel, choose Save As with the type "Excel Workbook (*.xlsx)", and upload that file.',
);
const SAVE_ANEW = how(
  'Excel で開いて「名前を付けて保存」で保存し直し、もう一度読み込んでください。Excel でも開けないときは、元のファイルを送り主からもう一度受け取ってください。',
  'Open it in Excel, save it under a new name and upload it again. If Excel cannot open it either, ask the sender for the file once more.',
);

/** Every code that reading or writing a workbook may refuse with. `facts` of the refusal say where (part, sheet, cell) and why. */
export const SPREADSHEET_PROBLEMS: Readonly<Record<string, SpreadsheetProblem>> = {
  'workbook.busy': problem(
    503,
    'ほかのファイルを読み込んでいます。{seconds} 秒後にもう一度送ってください。',
    'Other files are being read; send it again in {seconds} seconds.',
  ),
  'workbook.is-xls': problem(
    415,
    '古い形式の Excel ファイル (.xls) は読み込めません。',
    'Excel files of the old format (.xls) cannot be read.',
    SAVE_AS_XLSX,
  ),
  'workbook.is-xlsb': problem(
    415,
    'バイナリ形式の Excel ファイル (.xlsb) は読み込めません。',
    'Binary Excel files (.xlsb) cannot be read.',
    SAVE_AS_XLSX,
  ),
  'workbook.has-macros': problem(
    415,
    'マクロを含むブック (.xlsm など) は受け付けません。',
    'Workbooks with macros (.xlsm and the like) are not accepted.',
    SAVE_AS_XLSX,
  ),
  'workbook.is-ods': problem(
    415,
    'OpenDocument のファイル (.ods など) は読み込めません。',
    'OpenDocument files (.ods and the like) cannot be read.',
    how(
      'LibreOffice などで開き、「Excel 2007-365 (.xlsx)」形式で保存し、そのファイルを読み込んでください。',
      'Open it in LibreOffice or the like, save it as "Excel 2007-365 (.xlsx)" and upload that file.',
    ),
  ),
  'workbook.encrypted': problem(
    415,
    'パスワードで暗号化されたファイルは読み込めません。',
    'The file is encrypted with a password and cannot be read.',
    how(
      'Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存し、そのファイルを読み込んでください。',
      'Open it in Excel, remove the password under File > Info > Protect Workbook > Encrypt with Password, save, and upload that file.',
    ),
  ),
  'workbook.is-pdf': problem(
    415,
    'PDF は表として読み込めません。',
    'A PDF cannot be read as a table.',
    how(
      '様式を記入した Excel ファイル (.xlsx) を読み込んでください。PDF しかない場合は、元の Excel ファイルを作成者から受け取ってください。',
      'Upload the Excel file (.xlsx) in which the form was filled. If there is only the PDF, ask whoever made it for the Excel file.',
    ),
  ),
  'workbook.is-image': problem(
    415,
    '画像は表として読み込めません。',
    'An image cannot be read as a table.',
    how(
      '様式を記入した Excel ファイル (.xlsx) を読み込んでください。',
      'Upload the Excel file (.xlsx) in which the form was filled.',
    ),
  ),
  'workbook.not-a-workbook': problem(
    415,
    'Excel ブック (.xlsx) でも CSV でもないファイルです。',
    'The file is neither an Excel workbook (.xlsx) nor a CSV.',
    SAVE_AS_XLSX,
  ),
  'workbook.empty-file': problem(
    400,
    'ファイルが空です (0 バイト)。',
    'The file is empty (0 bytes).',
    how(
      '保存や送信の途中で切れていないか確かめ、もう一度読み込んでください。',
      'Check that saving or sending was not cut off, and upload it again.',
    ),
  ),
  'workbook.too-large': problem(
    413,
    'ファイルが大きすぎます。',
    'The file is too large.',
    how(
      '様式のシートだけを新しいブックに移し、使っていない行・列・書式・結合を削除して保存し、もう一度読み込んでください。',
      'Move the sheets of the form to a new workbook, delete unused rows, columns, formats and merges, save, and upload it again.',
    ),
  ),
  'workbook.too-slow': problem(
    422,
    '読み込みに時間がかかりすぎるため中止しました。',
    'Reading took too long and was given up.',
    how(
      '様式のシートだけを新しいブックに移して保存し、もう一度読み込んでください。',
      'Move the sheets of the form to a new workbook, save, and upload it again.',
    ),
  ),
  'workbook.damaged': problem(
    422,
    'ファイルが壊れているため、内容を確実に読み取れません。',
    'The file is damaged; its content cannot be read reliably.',
    SAVE_ANEW,
  ),
  'workbook.ambiguous': problem(
    422,
    '同じもの (シート・セルなど) が二重に書かれており、どちらが正しいか分かりません。',
    'Something (a sheet, a cell) is in the file twice; which one is right cannot be known.',
    SAVE_ANEW,
  ),
  'workbook.doctype': problem(
    422,
    '外部の定義 (DOCTYPE) を含むファイルは、安全のため読み込みません。',
    'Files with a document type declaration (DOCTYPE) are not read, for safety.',
    SAVE_ANEW,
  ),
  'workbook.no-such-sheet': problem(
    422,
    '書き込み先のシートがブックにありません。',
    'The workbook has no sheet of that name to write to.',
  ),
  'workbook.no-such-cell': problem(
    422,
    '書き込み先のセルはシートの範囲外です。',
    'The cell to write to lies outside the sheet.',
  ),
  'workbook.no-check-box': problem(
    422,
    '書き込み先のセルにチェックボックスがありません。',
    'There is no check box on the cell to write to.',
  ),
  'workbook.cell-not-writable': problem(
    422,
    '他のセルと共有する数式があるため、このセルには書き込めません。',
    'The cell holds a formula shared with other cells and cannot be written to.',
  ),
};
