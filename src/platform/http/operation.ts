import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';

/** What the API description says of a route beyond its types. */
export interface OperationNotes {
  /** The stable `operationId` that clients rely on. */
  readonly id: string;
  readonly summary: string;
  /** One request body and one answer, as a reader would meet them. */
  readonly example: { readonly body?: unknown; readonly answer?: unknown };
  /** HTTP status of success; 200 for reads, 201 for what makes something, 202 for jobs. */
  readonly status?: number;
  /** Multipart fields of an upload. */
  readonly upload?: Readonly<Record<string, 'file' | 'files' | 'text'>>;
  /** Media types of a download. */
  readonly download?: readonly string[];
}

export const OPERATION = 'kaiji:operation';

/** Names a route for the API description and sets its status of success. */
export function Operation(notes: OperationNotes): MethodDecorator {
  return applyDecorators(SetMetadata(OPERATION, notes), HttpCode(notes.status ?? 200));
}
