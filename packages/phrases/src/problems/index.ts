import { appointmentsProblems } from './appointments.ts'
import { billingProblems } from './billing.ts'
import { directoryProblems } from './directory.ts'
import { identityProblems } from './identity.ts'
import { notificationProblems } from './notification.ts'
import { queueProblems } from './queue.ts'
import { requestProblems } from './request.ts'
import { schedulingProblems } from './scheduling.ts'
import { triageProblems } from './triage.ts'

export type Language = 'zh-CN' | 'en'

/** Every sentence for a refusal, by code. */
export const problems: Record<string, Record<Language, string>> = {
  ...requestProblems,
  ...appointmentsProblems,
  ...billingProblems,
  ...directoryProblems,
  ...identityProblems,
  ...notificationProblems,
  ...queueProblems,
  ...schedulingProblems,
  ...triageProblems,
}

/** The sentence for a code; an unknown code gets the general one, never a bare code. */
export const problem = (code: string, language: Language): string => (problems[code] ?? problems['internal']!)[language]
