/** For bench/: the machine and the estimator without a database. */
export * from './estimate.ts'
export * as machine from './machine.ts'
