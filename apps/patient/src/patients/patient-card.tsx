import { Text, View } from '@tarojs/components'
import type { Patient } from '../api/patients.ts'
import { useApp } from '../app-state/app.ts'
import { goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { Avatar, Tag } from '../ui/tag.tsx'
import { tappable } from '../ui/tappable.ts'
import { shortMask } from './hints.ts'

/** One patient in the list: who it is to the person, and enough of the certificate to tell two of a name apart. */
export function PatientCard({ patient: p }: { patient: Patient }) {
  const t = useT()
  const acting = useApp((s) => s.patient?.id === p.id)
  const say = t.patients
  return (
    <View
      id={`patient-${p.id}`}
      className="card person"
      {...tappable(() => void goTo('/pages/patient-edit/index', { id: p.id }), { role: 'link' })}
    >
      <Avatar name={p.name} />
      <View className="cell-main">
        <View className="person-head">
          <Text className="person-name">{p.name}</Text>
          <Tag text={say.relations[p.relation]} />
          {p.isDefault ? <Tag text={say.usual} kind="accent" /> : null}
        </View>
        <Text className="person-line quiet">{`${say.sexes[p.sex]} · ${say.age(p.ageYears)}`}</Text>
        <Text className="person-line quiet figures">{`${say.certificates[p.certificateType]} ${shortMask(p.certificateMasked)}`}</Text>
        {p.cardNumber ? <Text className="person-line quiet figures">{say.card(p.cardNumber)}</Text> : null}
        {acting ? <Text className="person-line quiet">{say.acting}</Text> : null}
      </View>
      <Icon name="chevron" color="quiet" size={1.1} />
    </View>
  )
}
