import type { FactoryProvider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSource } from './data-source.js';

const CONNECTIONS = 20;

/** The server's connections, for `Database` alone. */
export function connectedTo(url: string): FactoryProvider<DataSource> {
  return {
    provide: DataSource,
    useFactory: () => dataSource({ url, applicationName: 'kaiji', poolSize: CONNECTIONS }).initialize(),
  };
}
