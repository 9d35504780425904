import { common } from './common.ts'
export type Language = 'zh-CN' | 'en'
export const phrasesFor = (l: Language) => ({ common: common[l] })
