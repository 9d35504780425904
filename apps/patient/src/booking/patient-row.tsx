import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askToLogIn } from '../api/client.ts'
import type { Patient } from '../api/patients.ts'
import type { Loaded } from '../api/use-load.ts'
import { choosePatient, useApp } from '../app-state/app.ts'
import { currentUrl, goTo } from '../device/navigation.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card, Cell } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ErrorState, Skeleton } from '../ui/states.tsx'
import { Avatar } from '../ui/tag.tsx'
import { tappable } from '../ui/tappable.ts'

/** «正在为 王某 操作», always in sight, and one tap from being somebody else. */
export function PatientRow({ patients }: { patients: Loaded<{ items: Patient[] }> }) {
  const t = useT()
  const loggedIn = useApp((s) => s.session !== null)
  const patient = useApp((s) => s.patient)
  const [open, setOpen] = useState(false)
  const add = (): void => void goTo('/pages/patient-edit/index', { back: currentUrl() })
  const press = (): void => {
    if (!loggedIn) askToLogIn()
    else if (patient || patients.problem || patients.busy) setOpen(true)
    else add()
  }
  const words = patient ? t.common.actingFor(patient.name) : loggedIn ? t.common.noPatient : t.home.logIn
  return (
    <Card id="acting" className="tight">
      <View id="switch-patient" className="cell" {...tappable(press)}>
        {patient ? <Avatar name={patient.name} /> : <Icon name="me" color="accent" />}
        <View className="cell-main">
          <Text id="acting-for">{words}</Text>
        </View>
        <Text className="link">
          {patient ? t.common.switchPatient : loggedIn ? t.confirm.addPatient : t.visits.logInAction}
        </Text>
      </View>
      <Sheet id="patient-sheet" title={t.home.patient} open={open} onClose={() => setOpen(false)}>
        {patients.data ? (
          patients.data.items.map((p) => (
            <Cell
              key={p.id}
              id={`patient-${p.id}`}
              title={p.name}
              note={p.certificateMasked}
              extra={p.id === patient?.id ? <Icon name="check" color="accent" /> : null}
              checked={p.id === patient?.id}
              onTap={() => {
                choosePatient({ id: p.id, name: p.name })
                setOpen(false)
              }}
            />
          ))
        ) : patients.problem ? (
          <ErrorState id="patients-error" busy={patients.busy} onRetry={() => void patients.reload()} />
        ) : (
          <Skeleton rows={1} id="patients-loading" />
        )}
        <Button
          id="add-patient"
          text={t.confirm.addPatient}
          kind="secondary"
          onTap={() => {
            setOpen(false)
            add()
          }}
        />
      </Sheet>
    </Card>
  )
}
