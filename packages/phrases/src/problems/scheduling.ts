/** What people read when the timetable says no. */
export const schedulingProblems = {
  'scheduling.template_not_found': {
    'zh-CN': '没有找到这个出诊模板，请刷新后再试',
    en: 'This template was not found. Please refresh and try again.',
  },
  'scheduling.schedule_not_found': {
    'zh-CN': '没有找到这次出诊，可能已撤回，请刷新后再试',
    en: 'This clinic was not found; it may have been taken back. Please refresh.',
  },
  'scheduling.periods_overlap': {
    'zh-CN': '时段之间有重叠，请调整时间',
    en: 'Two periods overlap. Please change their times.',
  },
  'scheduling.period_too_long': {
    'zh-CN': '每个时段最长 30 分钟，请拆成几段',
    en: 'A period lasts at most 30 minutes. Please split it.',
  },
  'scheduling.period_outside_half': {
    'zh-CN': '时段超出了上午、下午或夜间的范围，请调整时间',
    en: 'A period lies outside its half-day. Please change its time.',
  },
  'scheduling.pools_not_100': {
    'zh-CN': '各渠道的比例合计应为 100%，请调整',
    en: 'The shares must add up to 100%. Please change them.',
  },
  'scheduling.template_overlap': {
    'zh-CN': '这位医生或诊室在同一时间已有出诊模板，请换一个时间',
    en: 'This doctor or room already has a template at that time. Please choose another time.',
  },
  'scheduling.not_of_a_template': {
    'zh-CN': '这一天不属于任何模板，只能修改这一天',
    en: 'This day belongs to no template, so only the day itself can be changed',
  },
  'scheduling.schedule_overlap': {
    'zh-CN': '这位医生或诊室在当天这个时间已有出诊，请换一个时间',
    en: 'This doctor or room already has a clinic at that time. Please choose another time.',
  },
  'scheduling.practitioner_not_in_department': {
    'zh-CN': '这位医生不在该科室出诊，请先在科室里添加',
    en: 'This doctor does not work in that department. Please add them to it first.',
  },
  'scheduling.valid_range': {
    'zh-CN': '开始和结束的时间不对，请检查',
    en: 'The start and end do not fit together. Please check them.',
  },
  'scheduling.in_the_past': {
    'zh-CN': '这个时间已经过去，请选择今天或以后的日期',
    en: 'That time has passed. Please choose today or later.',
  },
  'scheduling.not_your_department': {
    'zh-CN': '没有找到这个科室，请选择您负责的科室',
    en: 'This department was not found. Please choose one you are in charge of.',
  },
  'scheduling.already_released': {
    'zh-CN': '号已放出，不能再改时间；可以改号数，或撤回后重新开诊',
    en: 'Numbers are already open, so times cannot move. Change how many there are, or take the clinic back and make a new one.',
  },
  'scheduling.weekday_needed': {
    'zh-CN': '请选择这一天按星期几出诊',
    en: 'Please choose which weekday this day follows.',
  },
  'scheduling.department_without_clinics': {
    'zh-CN': '这个科室不开门诊，请选择下级科室',
    en: 'This department has no clinics of its own. Please choose one under it.',
  },
  'scheduling.suspension_not_found': {
    'zh-CN': '没有找到这次停诊，可能已经恢复出诊',
    en: 'This suspension was not found. It may have been lifted.',
  },
  'scheduling.already_suspended': {
    'zh-CN': '所选出诊中有已经停诊的，请刷新后重新选择',
    en: 'One of these clinics is suspended already. Please reload and choose again.',
  },
  'scheduling.answer_time': {
    'zh-CN': '答复截止时间太早或太晚：要给患者留出时间，且不晚于出诊结束',
    en: 'The time to answer is too early or too late: patients need some time, and it cannot be after the clinic has ended.',
  },
  'scheduling.substitute_rank': {
    'zh-CN': '替诊医生须是本科室同级别的在职医生',
    en: 'Who stands in must be a doctor of this department with the same rank.',
  },
  'scheduling.substitute_busy': {
    'zh-CN': '所选替诊医生这个半天已有安排，请另选一位',
    en: 'The doctor chosen to stand in is not free in that half-day. Please choose another.',
  },
  'scheduling.calendar_day_not_found': { 'zh-CN': '这一天没有特别设置', en: 'Nothing special is set for this day.' },
} as const
