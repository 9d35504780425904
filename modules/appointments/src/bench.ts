/** What the bench measures, and nothing else opens: the engine without its doors, and the doors that the rush goes through. */
export { auditNumbers } from './audit-numbers.ts'
export { availabilityRoutes } from './availability.ts'
export { createBatcher } from './batcher.ts'
export { openStock } from './open-stock.ts'
export { createPermits, solvePermit } from './rush/permit.ts'
export { rushKey } from './rush/subject.ts'
export { createShelf } from './snapshots/shelf.ts'
export { createTaker, type NumberRequest, Taking, takeNumberRoute, takeNumbers } from './take-number.ts'
