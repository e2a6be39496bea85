import { type DynamicModule, Module } from '@nestjs/common';
import { AssessmentsModule } from '#modules/assessments/assessments.module.js';
import { AuditModule } from '#modules/audit/audit.module.js';
import { ComparisonModule } from '#modules/comparison/comparison.module.js';
import { DisclosuresModule } from '#modules/disclosures/disclosures.module.js';
import { IdentityModule } from '#modules/identity/identity.module.js';
import { PortfolioModule } from '#modules/portfolio/portfolio.module.js';
import { LearningModule } from '#modules/learning/learning.module.js';
import { ProfilesModule } from '#modules/profiles/profiles.module.js';
import { ProductsModule } from '#modules/products/products.module.js';
import { RequestsModule } from '#modules/requests/requests.module.js';
import { SharingModule } from '#modules/sharing/sharing.module.js';
import { TemplatesModule } from '#modules/templates/templates.module.js';
import { WorkbooksModule } from '#modules/workbooks/workbooks.module.js';
import type { ConnectedConfig } from '#platform/config/connected-config.js';
import { PlatformModule } from '#platform/platform.module.js';

/** The platform and the modules, in layer order. */
@Module({})
export class AppModule {
  static with(config: ConnectedConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        AuditModule,
        IdentityModule,
        ProductsModule,
        TemplatesModule,
        SharingModule,
        PortfolioModule,
        DisclosuresModule,
        WorkbooksModule,
        LearningModule,
        ComparisonModule,
        RequestsModule,
        AssessmentsModule,
        ProfilesModule,
      ],
    };
  }
}
