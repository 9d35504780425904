import { Text, View } from '@tarojs/components'
import { goTo } from '../device/navigation.ts'
import { useT, yuan } from '../i18n/index.ts'
import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { Avatar, Tag } from '../ui/tag.tsx'
import { aria, tappable } from '../ui/tappable.ts'
import type { Clinic, Session } from './sessions.ts'

type Level = keyof ReturnType<typeof useT>['booking']['levels']

/** Which fee level in words; one we do not know yet is shown as it is. */
export const levelText = (level: string, t: ReturnType<typeof useT>): string =>
  t.booking.levels[level as Level] ?? level

/** «上午 余 3»: half of the day and what is left, or why there is nothing to take. */
export function SessionChip({ session, on, onTap }: { session: Session; on?: boolean; onTap: () => void }) {
  const t = useT()
  const open = session.state === 'available'
  const left = open ? t.booking.left(session.left) : t.booking.states[session.state]
  return (
    <View
      id={`session-${session.scheduleId}`}
      className={`chip${open ? '' : ' closed'}${on ? ' on' : ''}`}
      {...tappable(onTap, on === undefined ? {} : { role: 'radio', checked: on })}
    >
      <Text>{t.booking.half[session.half]}</Text>
      <Text className="chip-note figures">{left}</Text>
    </View>
  )
}

/** A doctor, or the ordinary clinic, with what they offer on the chosen day. */
export function ClinicCard({ clinic, departmentId }: { clinic: Clinic; departmentId: string }) {
  const t = useT()
  const { doctor, sessions } = clinic
  const level = levelText(sessions[0]?.feeLevel ?? '', t)
  const name = doctor?.name ?? t.booking.ordinaryClinic
  const fees = sessions
    .map((s) => yuan(s.feeFen))
    .filter((fee, i, all) => all.indexOf(fee) === i)
    .join(' / ')
  const about = doctor
    ? tappable(() => void goTo('/pages/doctor/index', { id: doctor.id, departmentId }), { role: 'link' })
    : {}
  return (
    <Card id={`clinic-${clinic.key}`} className="clinic">
      <View id={`doctor-${clinic.key}`} className="clinic-head" {...about}>
        <Avatar name={name} />
        <View className="cell-main">
          <View className="clinic-name">
            <Text className="heading">{name}</Text>
            <Tag text={doctor ? t.booking.titles[doctor.title] : level} kind="accent" />
          </View>
          <Text className="quiet clamp">{doctor ? t.booking.specialty(doctor.specialty) : t.booking.ordinaryHint}</Text>
        </View>
        {doctor ? <Icon name="chevron" color="quiet" size={1.1} /> : null}
      </View>
      <View className="chips" {...aria({ role: 'group', 'aria-label': name })}>
        <Text id={`fee-${clinic.key}`} className="fee figures">
          {t.common.yuan(fees)}
        </Text>
        {sessions.map((s) => (
          <SessionChip
            key={s.scheduleId}
            session={s}
            onTap={() => void goTo('/pages/periods/index', { scheduleId: s.scheduleId })}
          />
        ))}
      </View>
    </Card>
  )
}
