import type { ReactElement, ReactNode } from 'react';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** The cell that names its row. */
  readonly names?: boolean;
  readonly right?: boolean;
}

interface TableParts<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Rows to compare; on a phone each row becomes a card whose cells carry their heads. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableParts<Row>): ReactElement {
  return (
    <div className="relative rounded-8 border border-line bg-paper wide:overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-14 max-wide:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-wide:sr-only">
          <tr>
            {columns.map(({ head, right }) => (
              <th
                key={head}
                scope="col"
                className={`border-b border-line-control bg-ground px-3 py-2.5 align-bottom font-bold whitespace-nowrap first:rounded-tl-8 last:rounded-tr-8 ${right ? 'text-right' : 'text-left'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-wide:block">
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className="group max-wide:block max-wide:border-b max-wide:border-line max-wide:py-2 max-wide:last:border-0"
            >
              {columns.map((column) => (
                <Cell key={column.head} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }): ReactElement {
  const { head, cell, names = false, right = false } = column;
  const look = `px-3 text-left align-middle font-normal max-wide:flex max-wide:gap-3 max-wide:has-[>div:empty]:hidden max-wide:py-1 wide:border-b wide:border-line-soft wide:py-2.5 wide:group-last:border-0 wide:group-hover:bg-ground-2 ${right ? 'wide:text-right' : ''}`;
  const content = (
    <>
      {head !== '' && (
        <span aria-hidden="true" className="w-28 shrink-0 text-ink-3 wide:hidden">
          {head}
        </span>
      )}
      <div className="min-w-0 grow">{cell(row)}</div>
    </>
  );
  return names ? (
    <th scope="row" className={look}>
      {content}
    </th>
  ) : (
    <td className={look}>{content}</td>
  );
}
