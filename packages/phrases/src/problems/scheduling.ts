export const schedulingProblems = {} as const
