import { Module } from '@nestjs/common';
import { IdentityModule } from '#modules/identity/identity.module.js';
import { ProductsModule } from '#modules/products/products.module.js';
import { Problems } from '#platform/http/problems.js';
import { LedgersController } from './ledgers.controller.js';
import { LEDGERS_PROBLEMS } from './ledgers.problems.js';
import { LedgersRepository } from './ledgers.repository.js';
import { LedgersService } from './ledgers.service.js';
import { PortfolioController } from './portfolio.controller.js';
import { PORTFOLIO_PROBLEMS } from './portfolio.problems.js';
import { PortfolioRepository } from './portfolio.repository.js';
import { PortfolioService } from './portfolio.service.js';

/** What a hospital uses or considers (採用台帳), and the device ledgers (機器台帳) it is read from. */
@Module({
  imports: [IdentityModule, ProductsModule],
  controllers: [PortfolioController, LedgersController],
  providers: [PortfolioService, PortfolioRepository, LedgersService, LedgersRepository],
  exports: [PortfolioService],
})
export class PortfolioModule {
  constructor(problems: Problems) {
    problems.add(PORTFOLIO_PROBLEMS);
    problems.add(LEDGERS_PROBLEMS);
  }
}
