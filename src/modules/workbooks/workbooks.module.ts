import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { DisclosuresModule } from '#modules/disclosures/disclosures.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { Problems } from '#platform/http/problems.js';
import { closeSpreadsheetWorkers } from '#platform/spreadsheet/open-workbook.js';
import { FormWorkbooksRepository } from './form-workbooks.repository.js';
import { FormWorkbooksService } from './form-workbooks.service.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { WorkbookReader } from './workbook-reader.js';
import { WorkbooksController } from './workbooks.controller.js';
import { WORKBOOKS_PROBLEMS } from './workbooks.problems.js';
import { WorkbooksService } from './workbooks.service.js';

/** Filled workbooks in, answers as workbooks out. */
@Module({
  imports: [DisclosuresModule, TemplatesModule],
  controllers: [WorkbooksController],
  providers: [
    WorkbookReader,
    ImportsService,
    ImportsRepository,
    WorkbooksService,
    FormWorkbooksService,
    FormWorkbooksRepository,
  ],
  exports: [FormWorkbooksService, ImportsService],
})
export class WorkbooksModule implements OnApplicationShutdown {
  constructor(problems: Problems) {
    problems.add(WORKBOOKS_PROBLEMS);
  }

  async onApplicationShutdown(): Promise<void> {
    await closeSpreadsheetWorkers();
  }
}
