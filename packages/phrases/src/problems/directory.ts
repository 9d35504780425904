/** What people read when the directory says no. */
export const directoryProblems = {
  'directory.hospital_not_found': {
    'zh-CN': '没有找到这家医院，请返回重新选择',
    en: 'This hospital was not found. Please go back and choose again.',
  },
  'directory.campus_not_found': {
    'zh-CN': '没有找到这个院区，请返回重新选择',
    en: 'This campus was not found. Please go back and choose again.',
  },
  'directory.department_not_found': {
    'zh-CN': '没有找到这个科室，请返回重新选择',
    en: 'This department was not found. Please go back and choose again.',
  },
  'directory.practitioner_not_found': {
    'zh-CN': '没有找到这位医生，请返回重新选择',
    en: 'This doctor was not found. Please go back and choose again.',
  },
  'directory.page_not_found': { 'zh-CN': '这个页面还没有内容', en: 'This page has not been written yet.' },
  'directory.price_overlap': {
    'zh-CN': '这一天已经设有价格，请刷新后查看',
    en: 'A price already starts on this day. Please refresh and look again.',
  },
  'directory.department_name_taken': {
    'zh-CN': '这个院区已有同名科室，请换一个名称',
    en: 'This campus already has a department of that name. Please choose another.',
  },
  'directory.too_deep': {
    'zh-CN': '科室只分两级，请选择一级科室作为上级',
    en: 'Departments have two levels only. Please put it under a top-level one.',
  },
  'directory.other_campus': {
    'zh-CN': '上级科室在另一个院区，请选择本院区的科室',
    en: 'That department is on another campus. Please choose one on this campus.',
  },
  'directory.department_in_use': {
    'zh-CN': '科室下还有医生或下级科室，请先移走再停用',
    en: 'People or sub-departments still belong to it. Please move them first.',
  },
  'directory.role_taken': {
    'zh-CN': '这位医生已在该科室出诊，不用重复添加',
    en: 'This doctor already works in that department.',
  },
  'directory.price_in_past': {
    'zh-CN': '价格只能从今天或以后的日子开始，请重新选择日期',
    en: 'A price can start today or later. Please choose another day.',
  },
} as const
