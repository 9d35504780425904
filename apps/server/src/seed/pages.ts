import { pagesEn } from './pages-en.ts'
import { pagesZh } from './pages-zh.ts'

export type DemoPage = { slug: 'introduction' | 'directions' | 'process' | 'equipment'; title: string; body: string }
type Doctor = { name: string; famous: boolean; specialty: string; department: { name: string } }

const english: Record<string, string> = {
  心血管内科: 'Cardiology',
  呼吸与危重症医学科: 'Respiratory medicine',
  消化内科: 'Gastroenterology',
  神经内科: 'Neurology',
  内分泌科: 'Endocrinology',
  肿瘤科: 'Oncology',
  儿科: 'Paediatrics',
  中医科: 'Traditional Chinese medicine',
  普通外科: 'General surgery',
  骨科: 'Orthopaedics',
  妇科: 'Gynaecology',
  眼科: 'Ophthalmology',
}

/** The pages of the hospital in both languages. The famous doctors come from the directory, so the page never names somebody else. */
export function sitePages(hospitalId: string, doctors: Doctor[]) {
  const famous = doctors.filter((d) => d.famous)
  const famousZh = famous.map((d) => `## ${d.name}\n${d.department.name}。擅长${d.specialty}。`).join('\n\n')
  const famousEn = famous.map((d) => `- ${d.name} · ${english[d.department.name] ?? d.department.name}`).join('\n')
  return [
    ...pagesZh.map((p) => ({ hospitalId, language: 'zh-CN' as const, ...p })),
    ...pagesEn.map((p) => ({ hospitalId, language: 'en' as const, ...p })),
    {
      hospitalId,
      slug: 'famous-doctors' as const,
      language: 'zh-CN' as const,
      title: '名医风采',
      body: `以下医生均为主任医师，每周出诊一至三个半天，号源提前 14 天早上 7:00 放出。\n\n${famousZh}`,
    },
    {
      hospitalId,
      slug: 'famous-doctors' as const,
      language: 'en' as const,
      title: 'Well-known doctors',
      body: `These chief physicians hold one to three half-day clinics a week. Their numbers open 14 days ahead at 7:00.\n\n${famousEn}`,
    },
  ]
}
