/** What the bench measures, and nothing else opens: the engine without its doors. */
export { auditNumbers } from './audit-numbers.ts'
export { createBatcher } from './batcher.ts'
export { drawOrder } from './draw/verify-draw.ts'
export { openStock } from './open-stock.ts'
export { createPermits, solvePermit } from './rush/permit.ts'
export { rushKey } from './rush/subject.ts'
export { type NumberRequest, Taking, takeNumbers } from './take-number.ts'
