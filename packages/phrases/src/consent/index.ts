import { medicalData } from './medical-data.ts'
import { privacyNotice } from './privacy-notice.ts'
import { serviceTerms } from './service-terms.ts'

/** One text to agree to. Paragraphs are plain; lines starting with "## " are headings, "- " are list items. */
export type ConsentText = { title: string; summary: string; body: string }

/** What people agree to before they book, in the order they read it. A new `version` asks everyone again. */
export const consentDocuments: { id: string; version: string; required: boolean; zh: ConsentText; en: ConsentText }[] =
  [serviceTerms, privacyNotice, medicalData]
