import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit/audit.module.js';
import { IdentityModule } from '#modules/identity/identity.module.js';
import type { ConnectedConfig } from '#platform/config/connected-config.js';
import { PlatformModule } from '#platform/platform.module.js';

/** The platform and the modules, in layer order. */
@Module({})
export class AppModule {
  static with(config: ConnectedConfig): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), AuditModule, IdentityModule] };
  }
}
