import type { Same } from './same.ts'

const zh = {
  title: '医院介绍页',
  slug: {
    introduction: '医院简介',
    directions: '来院路线',
    process: '就诊流程',
    equipment: '医疗设备',
    'famous-doctors': '名医风采',
  },
  language: { 'zh-CN': '中文', en: '英文' },
  pageTitle: '标题',
  body: '正文',
  preview: '预览',
  rules: '空行分段；行首“## ”为小标题；行首“- ”为列表。',
  unsaved: '有未保存的修改',
  leave: '离开会丢失未保存的修改，确定离开吗？',
  empty: '这里会显示预览',
  notWritten: '这一页还没有写，患者端不会显示',
  heading: '小标题',
  list: '列表',
  needTitle: '请填写标题',
  count: (n: number) => `${n} 字`,
} as const

const en: Same<typeof zh> = {
  title: 'Hospital pages',
  slug: {
    introduction: 'About us',
    directions: 'How to get here',
    process: 'How a visit goes',
    equipment: 'Equipment',
    'famous-doctors': 'Our doctors',
  },
  language: { 'zh-CN': 'Chinese', en: 'English' },
  pageTitle: 'Title',
  body: 'Text',
  preview: 'Preview',
  rules: 'An empty line ends a paragraph; “## ” begins a heading; “- ” begins a list item.',
  unsaved: 'Not saved yet',
  leave: 'What is not saved will be lost. Leave?',
  empty: 'The preview appears here',
  notWritten: 'Not written yet; patients do not see it',
  heading: 'Heading',
  list: 'List',
  needTitle: 'Give it a title',
  count: (n) => `${n} characters`,
}

export const sitePages = { 'zh-CN': zh, en }
