/** What people read when triage says no. */
export const triageProblems = {
  'triage.hospital_not_found': {
    'zh-CN': '没有找到这家医院，请重新选择医院',
    en: 'This hospital was not found. Please choose one again.',
  },
  'triage.department_unknown': {
    'zh-CN': '对应关系里有本院没有的科室，请刷新后重新选择',
    en: 'The mapping names a department this hospital does not have. Please reload and choose again.',
  },
  'triage.standard_unknown': {
    'zh-CN': '没有这个标准科室，请从列表里选择',
    en: 'There is no such standard department. Please choose from the list.',
  },
  'triage.breaks_red_flags': {
    'zh-CN': '没有保存：改动会漏掉或误报内置的急症案例，请先修改',
    en: 'Not saved: the change would miss a built-in emergency or raise a false alarm. Please correct it first.',
  },
  'triage.breaks_cases': {
    'zh-CN': '没有保存：改动会让一些内置案例去错科室，请查看后再决定',
    en: 'Not saved: the change sends some built-in cases to another department. Please look at them and decide.',
  },
  'triage.unknown_question': {
    'zh-CN': '这个问题已经更新，请重新开始',
    en: 'This question has changed. Please start again.',
  },
} as const
