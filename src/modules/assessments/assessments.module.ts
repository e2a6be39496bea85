import { Module } from '@nestjs/common';
import { DisclosuresModule } from '#modules/disclosures/disclosures.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { TreatmentsRepository } from './treatments.repository.js';
import { TreatmentsService } from './treatments.service.js';

/** What a hospital thinks of a published revision, and how it treats what is left open. */
@Module({
  imports: [DisclosuresModule, TemplatesModule],
  providers: [TreatmentsRepository, TreatmentsService],
  exports: [TreatmentsService],
})
export class AssessmentsModule {}
