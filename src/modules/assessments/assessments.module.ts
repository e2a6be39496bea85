import { Module } from '@nestjs/common';
import { DisclosuresModule } from '#modules/disclosures/disclosures.module.js';
import { ProductsModule } from '#modules/products/products.module.js';
import { SharingModule } from '#modules/sharing/sharing.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { Problems } from '#platform/http/problems.js';
import { AssessmentsController } from './assessments.controller.js';
import { ASSESSMENTS_PROBLEMS } from './assessments.problems.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService } from './assessments.service.js';
import { TreatingService } from './treating.service.js';
import { TreatmentsController } from './treatments.controller.js';
import { TreatmentsRepository } from './treatments.repository.js';
import { TreatmentsService } from './treatments.service.js';

/** What a hospital thinks of a published revision, and how it treats what is left open. */
@Module({
  imports: [DisclosuresModule, ProductsModule, SharingModule, TemplatesModule],
  controllers: [AssessmentsController, TreatmentsController],
  providers: [AssessmentsRepository, AssessmentsService, TreatingService, TreatmentsRepository, TreatmentsService],
  exports: [AssessmentsService, TreatmentsService],
})
export class AssessmentsModule {
  constructor(problems: Problems) {
    problems.add(ASSESSMENTS_PROBLEMS);
  }
}
