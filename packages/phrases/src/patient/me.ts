import type { Same } from './same.ts'

const zh = {
  title: '我的',
  display: '显示',
  elder: '长辈版',
  elderHint: '字大、按键大、首页只留常用',
  textSize: '字号',
  sizes: { s16: '标准', s18: '大', s20: '更大', s24: '特大', s30: '最大' },
  language: '语言',
  on: '已开启',
  off: '未开启',
} as const

const en: Same<typeof zh> = {
  title: 'Me',
  display: 'Display',
  elder: 'Large-type mode',
  elderHint: 'Bigger text and buttons, a shorter home page',
  textSize: 'Text size',
  sizes: { s16: 'Standard', s18: 'Large', s20: 'Larger', s24: 'Very large', s30: 'Largest' },
  language: 'Language',
  on: 'On',
  off: 'Off',
}

export const me = { 'zh-CN': zh, en }
