import { Text, View } from '@tarojs/components'
import { goTo } from '../device/navigation.ts'
import { callNumber } from '../device/phone.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { aria } from '../ui/tappable.ts'
import type { Answer } from './use-triage.ts'

const dial = (number: string) => (): void => void callNumber(number).catch(() => false)

/** Before any department: what to do now. Who wants to die is met with a line to talk to, not with a siren. */
export function Emergency({ answer, onGoOn, busy }: { answer: Answer; onGoOn: () => void; busy: boolean }) {
  const t = useT()
  const say = t.triage
  const first = answer.emergencies[0]
  if (!first) return null
  const crisis = first.action === 'crisis'
  const er = answer.emergencyDepartment
  return (
    <View id="emergency" className="red-flag" {...aria({ role: 'alertdialog', 'aria-label': say.emergencyTitle })}>
      <Icon name={crisis ? 'chat' : 'alert'} color="danger" size={3} />
      <Text className="red-flag-title" {...aria({ role: 'heading', 'aria-level': '1' })}>
        {crisis ? say.crisis : say.emergencyTitle}
      </Text>
      <Text className="red-flag-text">
        {crisis ? say.crisisNear : first.action === 'emergency' ? say.emergencyGo : say.emergencyCall}
      </Text>
      <Text id="noticed" className="quiet">
        {say.noticed(first.words)}
      </Text>
      {crisis ? <Button id="call-12356" kind="danger" icon="phone" text={say.call12356} onTap={dial('12356')} /> : null}
      <Button
        id="call-120"
        kind={crisis ? 'secondary' : 'danger'}
        icon="phone"
        text={say.call120}
        onTap={dial('120')}
      />
      {crisis ? <Button id="call-110" kind="secondary" icon="phone" text={say.call110} onTap={dial('110')} /> : null}
      {er ? (
        <Text id="er-place" className="red-flag-place">
          {say.wayTo(er.name, er.place)}
        </Text>
      ) : null}
      {crisis ? null : (
        <Button
          id="er-way"
          kind="secondary"
          icon="map"
          text={say.way}
          onTap={() => void goTo('/pkg-hospital/directions/index')}
        />
      )}
      <Button id="not-this" kind="text" text={say.notThis} busy={busy} onTap={onGoOn} />
    </View>
  )
}
