import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { useHospital } from '../../api/directory.ts'
import { chooseCampus } from '../../app-state/app.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Cell } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { tappable } from '../../ui/tappable.ts'

/** Which hospital and campus everything below is about; the choice is remembered on the phone. */
export function HospitalRow({ place }: { place: ReturnType<typeof useHospital> }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { hospitals, hospital, campus, problem, busy, reload } = place
  if (!hospital || !campus)
    return problem ? (
      <ErrorState id="hospital-error" busy={busy} onRetry={() => void reload()} />
    ) : (
      <Skeleton rows={1} id="hospital-loading" />
    )
  const campuses = (hospitals ?? []).flatMap((h) => h.campuses.map((c) => ({ hospital: h, campus: c })))
  const name = (
    <View className="cell-main">
      <Text id="hospital-name" className="cell-title heading">
        {hospital.name}
      </Text>
      <Text id="campus-name" className="quiet">
        {[campus.name, hospital.level].filter(Boolean).join(' · ')}
      </Text>
    </View>
  )
  if (campuses.length < 2)
    return (
      <Card id="hospital" className="tight">
        <View className="cell">
          <Icon name="location" color="accent" />
          {name}
        </View>
      </Card>
    )
  return (
    <Card id="hospital" className="tight">
      <View id="switch-hospital" className="cell" {...tappable(() => setOpen(true))}>
        <Icon name="location" color="accent" />
        {name}
        <Text className="link">{t.common.switchPatient}</Text>
      </View>
      <Sheet id="hospital-sheet" title={t.home.hospital} open={open} onClose={() => setOpen(false)}>
        {campuses.map(({ hospital: h, campus: c }) => (
          <Cell
            key={c.id}
            id={`campus-${c.id}`}
            title={`${h.shortName} ${c.name}`}
            note={c.address}
            checked={c.id === campus.id}
            extra={c.id === campus.id ? <Icon name="check" color="accent" /> : null}
            onTap={() => {
              chooseCampus({ hospitalId: h.id, campusId: c.id })
              setOpen(false)
            }}
          />
        ))}
      </Sheet>
    </Card>
  )
}
