export * from './as-owner.ts'
export * from './database.ts'
export * from './fake-gateways/index.ts'
export * from './runtime.ts'
