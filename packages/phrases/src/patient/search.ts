import type { Same } from './same.ts'

const zh = {
  title: '搜索',
  label: '找科室、医生或疾病',
  placeholder: '例如：儿科、高血压、医生姓名',
  hint: '可以打拼音首字母：ek 就是儿科，gxy 就是高血压',
  recent: '最近搜过',
  forget: '清空',
  departments: '科室',
  doctors: '医生',
  diseases: '疾病',
  seenBy: (department: string) => `看这个病：${department}`,
  none: (q: string) => `没有找到“${q}”`,
  noneHint: '换个说法试试：科室名、医生姓名、病名或拼音首字母；不知道看哪个科，可以打医院电话',
  found: (n: number) => `找到 ${n} 项`,
} as const

const en: Same<typeof zh> = {
  title: 'Search',
  label: 'A department, doctor or disease',
  placeholder: 'For example 儿科, gxy, a name',
  hint: 'Chinese, pinyin or its initials: gxy finds 高血压',
  recent: 'Recent searches',
  forget: 'Clear',
  departments: 'Departments',
  doctors: 'Doctors',
  diseases: 'Diseases',
  seenBy: (department) => `Seen by ${department}`,
  none: (q) => `Nothing found for “${q}”`,
  noneHint: 'Try other words: a department, a name, a disease or pinyin initials; or call the hospital and ask',
  found: (n) => `${n} found`,
}

export const search = { 'zh-CN': zh, en }
