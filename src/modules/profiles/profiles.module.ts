import { Module } from '@nestjs/common';
import { AssessmentsModule } from '#modules/assessments/assessments.module.js';
import { DisclosuresModule } from '#modules/disclosures/disclosures.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { Problems } from '#platform/http/problems.js';
import { JudgingService } from './judging.service.js';
import { ProfilesController } from './profiles.controller.js';
import { PROFILES_PROBLEMS } from './profiles.problems.js';
import { ProfilesRepository } from './profiles.repository.js';
import { ProfilesService } from './profiles.service.js';

/** Profiles (判定プロファイル), and products judged by them. */
@Module({
  imports: [AssessmentsModule, DisclosuresModule, TemplatesModule],
  controllers: [ProfilesController],
  providers: [ProfilesService, JudgingService, ProfilesRepository],
})
export class ProfilesModule {
  constructor(problems: Problems) {
    problems.add(PROFILES_PROBLEMS);
  }
}
