import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { usePatients } from '../../api/patients.ts'
import { useLoad, useSay } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { instantText } from '../../booking/days.ts'
import { PatientRow } from '../../booking/patient-row.tsx'
import { usePeriods } from '../../booking/period-grid.tsx'
import { goTo } from '../../device/navigation.ts'
import { usePageQuery, usePullToRefresh } from '../../device/page.ts'
import { type Draw, drawOf, makeWish, wishesOf } from '../../fair/api.ts'
import { ClinicHead } from '../../fair/clinic-head.tsx'
import { NextStep } from '../../fair/next-step.tsx'
import { useOnce } from '../../fair/use-once.ts'
import { WishResult } from '../../fair/wish-result.tsx'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { aria, tappable } from '../../ui/tappable.ts'

/** 公平抽号: enter a wish, see how many there are and when it is drawn, and afterwards what came of it. */
export default function DrawPage() {
  const t = useT()
  const say = useSay()
  // A message leads here with the schedule as `id`.
  const { id = '', scheduleId = id } = usePageQuery()
  const periods = usePeriods(scheduleId)
  const draw = useLoad(scheduleId, () => drawOf(scheduleId), { onShow: true })
  const loggedIn = useApp((s) => s.session !== null)
  const patient = useApp((s) => s.patient)
  const patients = usePatients()
  const mine = useLoad(loggedIn ? patient?.id : undefined, () => wishesOf(patient?.id ?? ''), { onShow: true })
  const wish = mine.data?.items.find((w) => w.scheduleId === scheduleId && w.status !== 'withdrawn')
  const reload = (): Promise<unknown> => Promise.all([draw.reload(), mine.reload(), periods.reload()])
  usePullToRefresh(async () => void (await reload()))
  const schedule = periods.data?.schedule
  if (!schedule || !draw.data || !periods.data) {
    const problem = periods.problem ?? draw.problem
    return (
      <Screen id="draw" title={t.fair.draw}>
        {problem ? (
          <ErrorState title={say(problem)} busy={draw.busy} onRetry={() => void reload()} />
        ) : (
          <Skeleton rows={3} />
        )}
      </Screen>
    )
  }
  const d = draw.data
  return (
    <Screen id="draw" title={t.fair.draw}>
      <ClinicHead schedule={schedule} />
      <Progress draw={d} onEnd={() => void reload()} />
      <PatientRow patients={patients} />
      {wish ? (
        <WishResult wish={wish} open={d.status === 'collecting'} onChange={() => void reload()} />
      ) : d.status === 'collecting' ? (
        <Enter scheduleId={scheduleId} periods={d.periods} patients={patients} onDone={() => void reload()} />
      ) : d.status === 'drawn' && loggedIn && mine.data ? (
        <Notice id="not-in" text={t.fair.notIn} />
      ) : null}
      <Card>
        <Cell
          id="go-proof"
          icon="shield"
          title={t.fair.seeProof}
          onTap={() => void goTo('/pkg-fair/proof/index', { id: scheduleId, ...(wish ? { wish: wish.id } : {}) })}
        />
      </Card>
    </Screen>
  )
}

/** Where the draw stands, with the clock that matters now. */
function Progress({ draw: d, onEnd }: { draw: Draw; onEnd: () => void }) {
  const t = useT()
  const opens = instantText(d.opensAt, t.booking)
  // The countdown may end a moment before the server's second, and closing waits for a timer: ask again shortly.
  const ended = (): void => void setTimeout(onEnd, 1500)
  const words = {
    announced: t.fair.opens(opens.day, opens.time),
    collecting: t.fair.wishes(d.wishes),
    closing: t.fair.closing,
    closed: t.fair.listOut,
    drawn: `${t.fair.drawn} · ${t.fair.count(d.wishes, d.given ?? 0)}`,
    cancelled: t.fair.cancelled,
  }[d.status]
  const until = {
    announced: { name: t.fair.untilOpen, at: d.opensAt },
    collecting: { name: t.fair.untilClose, at: d.closesAt },
    closing: { name: t.fair.untilDraw, at: d.drawsAt },
    closed: { name: t.fair.untilDraw, at: d.drawsAt },
    drawn: undefined,
    cancelled: undefined,
  }[d.status]
  return (
    <Card>
      <Text className="rule">{t.fair.drawIntro}</Text>
      <Text id="draw-state" className="heading rule">
        {words}
      </Text>
      {until ? (
        <View>
          <Text className="quiet">{`${until.name} `}</Text>
          <Countdown key={`${d.status} ${until.at}`} id="draw-countdown" until={Date.parse(until.at)} onEnd={ended} />
        </View>
      ) : null}
    </Card>
  )
}

function Enter(props: {
  scheduleId: string
  periods: Draw['periods']
  patients: ReturnType<typeof usePatients>
  onDone: () => void
}) {
  const { scheduleId, periods, patients, onDone } = props
  const t = useT()
  const enter = useOnce()
  const [wanted, setWanted] = useState<number[]>([])
  const [other, setOther] = useState<'any' | 'only'>('any')
  const toggle = (i: number): void =>
    setWanted(wanted.indexOf(i) >= 0 ? wanted.filter((x) => x !== i) : wanted.concat(i))
  return (
    <Card title={t.fair.wanted}>
      <View className="periods" {...aria({ role: 'group', 'aria-label': t.fair.wanted })}>
        {periods.map((p, i) => (
          <View
            key={p.from}
            id={`want-${i}`}
            className={`period${wanted.indexOf(i) >= 0 ? ' on' : ''}`}
            {...tappable(() => toggle(i), { role: 'checkbox', checked: wanted.indexOf(i) >= 0 })}
          >
            <Text className="figures">{`${p.from}–${p.to}`}</Text>
            <Text className="period-note">{wanted.indexOf(i) >= 0 ? `✓ ${wanted.indexOf(i) + 1}` : ''}</Text>
          </View>
        ))}
      </View>
      {wanted.length > 0 ? (
        <Segmented
          id="otherwise"
          label={t.fair.otherwise}
          choices={[
            { value: 'any', text: t.fair.anyOther },
            { value: 'only', text: t.fair.onlyThese },
          ]}
          value={other}
          onChoose={setOther}
        />
      ) : null}
      {enter.trouble ? <Notice id="trouble" kind="danger" text={enter.trouble.title} /> : null}
      <NextStep patients={patients}>
        {(patientId) => (
          <Button
            id="submit"
            text={t.fair.submitWish}
            busy={enter.busy}
            onTap={() =>
              void enter.run(
                `${patientId} ${wanted.join()} ${other}`,
                (key) => makeWish({ scheduleId, patientId, periods: wanted, anyPeriod: other === 'any' }, key),
                onDone,
              )
            }
          />
        )}
      </NextStep>
    </Card>
  )
}
