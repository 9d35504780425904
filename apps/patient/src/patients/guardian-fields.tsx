import { Text } from '@tarojs/components'
import type { Wrong } from '../account/wrong-fields.ts'
import { useT } from '../i18n/index.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import type { PatientForm } from './hints.ts'

export interface PartProps {
  form: PatientForm
  set: (change: Partial<PatientForm>, field?: string) => void
  wrong: Wrong
}

export function GuardianFields({ form, set, wrong }: PartProps) {
  const t = useT()
  return (
    <Card id="guardian" title={t.patients.guardian}>
      <Text className="lead">{t.patients.guardianWhy}</Text>
      <Field
        id="guardian-name"
        label={t.patients.guardianName}
        value={form.guardianName}
        onInput={(guardianName) => set({ guardianName }, 'guardian.name')}
        maxLength={40}
        error={wrong['guardian.name']}
      />
      <Field
        id="guardian-number"
        label={t.patients.guardianNumber}
        type="idcard"
        value={form.guardianNumber}
        onInput={(guardianNumber) => set({ guardianNumber }, 'guardian.certificateNumber')}
        maxLength={40}
        error={wrong['guardian.certificateNumber']}
      />
    </Card>
  )
}
