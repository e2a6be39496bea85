import { Module } from '@nestjs/common';
import { DisclosuresModule } from '#modules/disclosures/disclosures.module.js';
import { ProductsModule } from '#modules/products/products.module.js';
import { SharingModule } from '#modules/sharing/sharing.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { WorkbooksModule } from '#modules/workbooks/workbooks.module.js';
import { Problems } from '#platform/http/problems.js';
import { AskingService } from './asking.service.js';
import { ClarificationsModule } from './clarifications.module.js';
import { RemindersJob } from './reminders.job.js';
import { RequestFilesRepository } from './request-files.repository.js';
import { RequestFilesService } from './request-files.service.js';
import { RequestLinksController } from './request-links.controller.js';
import { RequestLinksRepository } from './request-links.repository.js';
import { RequestLinksService } from './request-links.service.js';
import { RequestMailsRepository } from './request-mails.repository.js';
import { RequestMailsService } from './request-mails.service.js';
import { RequestViewsService } from './request-views.service.js';
import { RequestsController } from './requests.controller.js';
import { REQUESTS_PROBLEMS } from './requests.problems.js';
import { RequestsRepository } from './requests.repository.js';
import { RequestsService } from './requests.service.js';
import { SatisfactionJob } from './satisfaction.job.js';
import { SurroundingsRepository } from './surroundings.repository.js';
import { SurroundingsService } from './surroundings.service.js';
import { TimelinesService } from './timelines.service.js';

/** Requests for disclosure, their mails, links and reminders. */
@Module({
  imports: [ClarificationsModule, DisclosuresModule, ProductsModule, SharingModule, TemplatesModule, WorkbooksModule],
  controllers: [RequestsController, RequestLinksController],
  providers: [
    RequestFilesRepository,
    RequestLinksRepository,
    RequestMailsRepository,
    RequestsRepository,
    SurroundingsRepository,
    AskingService,
    RequestFilesService,
    RequestLinksService,
    RequestMailsService,
    RequestViewsService,
    RequestsService,
    SurroundingsService,
    TimelinesService,
    RemindersJob,
    SatisfactionJob,
  ],
})
export class RequestsModule {
  constructor(problems: Problems) {
    problems.add(REQUESTS_PROBLEMS);
  }
}
