import { Module } from '@nestjs/common';
import { Problems } from '#platform/http/problems.js';
import { ProductsController } from './products.controller.js';
import { PRODUCTS_PROBLEMS } from './products.problems.js';
import { ProductsRepository } from './products.repository.js';
import { ProductsService } from './products.service.js';

/** Products and services, one row per version. */
@Module({
  controllers: [ProductsController],
  providers: [ProductsService, ProductsRepository],
  exports: [ProductsService],
})
export class ProductsModule {
  constructor(problems: Problems) {
    problems.add(PRODUCTS_PROBLEMS);
  }
}
