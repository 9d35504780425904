import { suspensions } from '@jiuyi/phrases/console'
import { useMemo } from 'react'
import type { AffectedPatient } from '../../api/shapes.ts'
import { showInstant } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import type { Column } from '../../ui/data-table.tsx'
import { yuanOf } from '../../ui/money.ts'
import { StatusTag } from '../../ui/texts.tsx'
import { useClinicText } from './clinic-text.ts'

/** One row an affected patient: told, read, called, answered, settled. */
export function useCaseColumns(): Column<AffectedPatient>[] {
  const t = useText(suspensions)
  const ref = useReference()
  const clinicText = useClinicText()
  return useMemo(() => {
    const at = (instant: string | undefined) => (instant ? showInstant(instant, ref.timeZone).slice(5) : '')
    const called = (p: AffectedPatient) => (p.calls[0] ? t.call[p.calls[0].result] : p.toCall ? t.callNeeded : '')
    const told = (p: AffectedPatient) => (p.accounts === 0 ? t.noAccount : at(p.toldAt))
    return [
      {
        key: 'patient',
        title: t.col.patient,
        text: (p) => p.patient?.nameMasked,
        render: (p) => (
          <>
            <strong>{p.patient?.nameMasked}</strong> {p.urgent && <StatusTag tone="bad" word={t.urgent} />}
          </>
        ),
      },
      { key: 'age', title: t.col.age, text: (p) => p.patient?.ageYears, align: 'right' },
      { key: 'phone', title: t.col.phone, text: (p) => p.patient?.phoneMasked },
      { key: 'was', title: t.col.was, text: (p) => `${clinicText(p.was)} ${p.was.from}` },
      { key: 'serial', title: t.col.serial, text: (p) => p.was.serial, align: 'right' },
      { key: 'fee', title: t.col.fee, text: (p) => yuanOf(p.was.feeFen), align: 'right', exportOnly: true },
      { key: 'answerBy', title: t.col.answerBy, text: (p) => at(p.answerBy) },
      { key: 'told', title: t.col.told, text: told },
      { key: 'read', title: t.col.read, text: (p) => at(p.readAt) },
      {
        key: 'call',
        title: t.col.call,
        text: called,
        render: (p) => (p.toCall ? <StatusTag tone="warn" word={called(p)} /> : called(p)),
      },
      { key: 'choice', title: t.col.choice, text: (p) => (p.choice ? t.choice[p.choice] : '') },
      { key: 'by', title: t.col.by, text: (p) => (p.chosenBy ? t.by[p.chosenBy] : '') },
      {
        key: 'outcome',
        title: t.col.outcome,
        text: (p) => (p.outcome ? t.outcome[p.outcome] : t.open),
        render: (p) => (
          <StatusTag
            tone={p.outcome ? (p.outcome === 'unanswered' ? 'warn' : 'good') : 'plain'}
            word={p.outcome ? t.outcome[p.outcome] : t.open}
            testid={`outcome-${p.outcome ?? 'open'}`}
          />
        ),
      },
    ]
  }, [t, ref, clinicText])
}
