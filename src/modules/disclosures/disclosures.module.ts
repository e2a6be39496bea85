import { Module } from '@nestjs/common';
import { ProductsModule } from '#modules/products/products.module.js';
import { SharingModule } from '#modules/sharing/sharing.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { Problems } from '#platform/http/problems.js';
import { AnswersService } from './answers.service.js';
import { DisclosuresController } from './disclosures.controller.js';
import { DISCLOSURES_PROBLEMS } from './disclosures.problems.js';
import { DisclosuresRepository } from './disclosures.repository.js';
import { DisclosuresService } from './disclosures.service.js';
import { DraftBeginningsService } from './draft-beginnings.service.js';
import { DraftDeskService } from './draft-desk.service.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsRepository } from './drafts.repository.js';
import { DraftsService } from './drafts.service.js';
import { FormMovesService } from './form-moves.service.js';
import { PolicyRepository } from './policy.repository.js';
import { PolicyService } from './policy.service.js';
import { PublishingService } from './publishing.service.js';
import { RevisionsController } from './revisions.controller.js';
import { RevisionsRepository } from './revisions.repository.js';
import { RevisionsService } from './revisions.service.js';
import { VerificationService } from './verification.service.js';

/** Drafts, answers, findings, sealed revisions, signatures, differences. */
@Module({
  imports: [ProductsModule, SharingModule, TemplatesModule],
  controllers: [DisclosuresController, DraftsController, RevisionsController],
  providers: [
    DisclosuresRepository,
    DraftsRepository,
    PolicyRepository,
    RevisionsRepository,
    AnswersService,
    DisclosuresService,
    DraftBeginningsService,
    DraftDeskService,
    DraftsService,
    FormMovesService,
    PolicyService,
    PublishingService,
    RevisionsService,
    VerificationService,
  ],
  exports: [AnswersService, DraftDeskService, DraftsService, RevisionsService],
})
export class DisclosuresModule {
  constructor(problems: Problems) {
    problems.add(DISCLOSURES_PROBLEMS);
  }
}
