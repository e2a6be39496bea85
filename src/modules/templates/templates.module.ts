import { Module } from '@nestjs/common';
import { Problems } from '#platform/http/problems.js';
import { ClausesController } from './clauses.controller.js';
import { ClausesService } from './clauses.service.js';
import { CrosswalksController } from './crosswalks.controller.js';
import { CrosswalksRepository } from './crosswalks.repository.js';
import { CrosswalksService } from './crosswalks.service.js';
import { FormsService } from './forms.service.js';
import { ReleasedFormsRepository } from './released-forms.repository.js';
import { ReleasedFormsService } from './released-forms.service.js';
import { TemplatesController } from './templates.controller.js';
import { TEMPLATES_PROBLEMS } from './templates.problems.js';
import { TemplatesService } from './templates.service.js';

/** Forms, their questions and topics, crosswalk and profiles. */
@Module({
  controllers: [TemplatesController, CrosswalksController, ClausesController],
  providers: [
    TemplatesService,
    FormsService,
    ClausesService,
    ReleasedFormsService,
    ReleasedFormsRepository,
    CrosswalksService,
    CrosswalksRepository,
  ],
  exports: [TemplatesService, ReleasedFormsService, CrosswalksService],
})
export class TemplatesModule {
  constructor(problems: Problems) {
    problems.add(TEMPLATES_PROBLEMS);
  }
}
