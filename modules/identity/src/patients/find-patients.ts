import { type Queryable, sql } from '@jiuyi/platform'
import type { PatientCard } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { phoneIndex } from '../secrets/phone.ts'
import { certificateKey, tidyName } from './certificate.ts'
import { type CardRow, cardColumns, cardOf, certificateIndex } from './patient-row.ts'

/** One search box: the beginning of a name, its pinyin or initials; a whole phone, certificate or card number. Six index look-ups, no scan. */
export async function findPatients(
  db: Queryable,
  d: Deps,
  groupId: string,
  typed: string,
  limit: number,
): Promise<CardRow[]> {
  const name = tidyName(typed)
  if (!name) return []
  const letters = name.toLowerCase().replace(/[\s·'-]/g, '')
  const spelled = /^[a-z]+$/.test(letters) ? letters : null
  const phone = name.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '')
  // Everything that starts with x lies from x up to x followed by the last character there is.
  const last = '\u{10FFFF}'
  return db.rows<CardRow>(sql`
    select ${cardColumns}
      from identity.patient p
     where p.group_id = ${groupId}
       and ((p.name >= ${name} and p.name < ${name + last})
         or (p.name_pinyin >= ${spelled}::text and p.name_pinyin < ${spelled && spelled + last}::text)
         or (p.name_initials >= ${spelled}::text and p.name_initials < ${spelled && spelled + last}::text)
         or p.phone_index = ${phoneIndex(d.keys, phone)}
         or p.certificate_index = ${certificateIndex(d.keys, certificateKey(typed))}
         or p.card_number = ${name})
     order by p.name = ${name} desc, p.name, p.id
     limit ${limit}`)
}

/** Masked cards of known ids; those of other groups are left out. */
export async function patientCards(db: Queryable, d: Deps, groupId: string, ids: string[]): Promise<PatientCard[]> {
  const rows = await db.rows<CardRow>(
    sql`select ${cardColumns} from identity.patient p where p.group_id = ${groupId} and p.id = any(${ids}::uuid[])`,
  )
  return rows.map((r) => cardOf(d, r))
}
