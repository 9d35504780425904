import { PrinterOutlined } from '@ant-design/icons'
import { appointmentCan } from '@jiuyi/api-client'
import { appointments, change, common, payment } from '@jiuyi/phrases/console'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { cancelAtDesk } from '../../api/appointments.ts'
import { checkInAtDesk, undoCheckIn } from '../../api/no-shows.ts'
import type { Appointment, AppointmentStatus, FoundAppointment } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { PatientLines } from '../../patients/patient-lines.tsx'
import { PaymentPanel } from '../../payment/payment-panel.tsx'
import { useReference } from '../../reference.ts'
import { useMay } from '../../session.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { AppointmentTag, DayText, InstantText } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'
import { findAppointment } from './find-appointment.ts'
import { NumberHistory } from './number-history.tsx'
import { OrderLines } from './order-lines.tsx'
import { RescheduleForm } from './reschedule-form.tsx'

const can = (action: keyof typeof appointmentCan, status: AppointmentStatus) =>
  (appointmentCan[action] as readonly AppointmentStatus[]).includes(status)

type Props = {
  id: string | undefined
  found: FoundAppointment | undefined
  loading: boolean
  onClose: () => void
}
export function AppointmentDrawer({ id, found, loading, onClose }: Props) {
  const t = useText(appointments)
  // A link from elsewhere, or a step that took the booking out of the filters: it is still there.
  const alone = useQuery({
    queryKey: ['appointments', 'one', id],
    queryFn: () => findAppointment(id!),
    enabled: !!id && !found && !loading,
  })
  const shown = found ?? alone.data ?? undefined
  return (
    <DetailDrawer
      open={!!id}
      onClose={onClose}
      testid="appointment-drawer"
      title={
        shown ? (
          <>
            {t.drawer} <AppointmentTag status={shown.appointment.status} />
          </>
        ) : (
          t.drawer
        )
      }
    >
      {shown ? (
        <Details key={shown.appointment.id} found={shown} />
      ) : loading || alone.isLoading ? (
        <LoadingState />
      ) : alone.error ? (
        <ErrorNote error={alone.error} retry={() => void alone.refetch()} />
      ) : (
        <EmptyState title={t.notInList} />
      )}
    </DetailDrawer>
  )
}

function Details({ found: { appointment: a, patient } }: { found: FoundAppointment }) {
  const t = useText(appointments)
  const p = useText(payment)
  const cache = useQueryClient()
  const { message } = App.useApp()
  const [doing, setDoing] = useState<'cancel' | 'pay' | 'move'>()
  const mayCancel = useMay('appointment.cancel') && (can('cancel', a.status) || can('giveUp', a.status))
  const mayPay = useMay('payment.take') && can('pay', a.status)
  const m = useText(change)
  const mayMove = useMay('appointment.book') && can('reschedule', a.status)
  const touches = [['appointments'], ['order', a.id], ['history', a.id]]
  const cancel = useSave({
    save: (reason: string) => cancelAtDesk(a.id, reason),
    touches,
    say: t.cancelled,
    done: () => setDoing(undefined),
  })
  const mayCheckIn = useMay('appointment.check_in')
  const arrive = useSave({
    save: (here: boolean) => (here ? checkInAtDesk(a.id) : undoCheckIn(a.id)),
    touches,
    say: false,
  })
  const paid = () => {
    message.success(p.paid)
    setDoing(undefined)
    for (const queryKey of touches) void cache.invalidateQueries({ queryKey })
  }
  return (
    <div className="stack">
      <Visit a={a} />
      {a.series && (
        <Link to={path.series({ series: a.series.id })} data-testid="to-series">
          {m.courseOf(a.series.turn, a.series.times)}
        </Link>
      )}
      <Flex gap={8} wrap>
        {mayPay && doing !== 'pay' && (
          <Button type="primary" onClick={() => setDoing('pay')} data-testid="pay">
            {t.pay}
          </Button>
        )}
        {(a.status === 'booked' || a.status === 'arrived') && (
          <Link to={path.ticket(a.id)}>
            <Button icon={<PrinterOutlined />} data-testid="to-ticket">
              {t.ticket}
            </Button>
          </Link>
        )}
        {mayCheckIn && can('checkIn', a.status) && (
          <Button type="primary" loading={arrive.isPending} onClick={() => arrive.mutate(true)} data-testid="check-in">
            {t.checkIn}
          </Button>
        )}
        {mayCheckIn && can('undoCheckIn', a.status) && (
          <Button loading={arrive.isPending} onClick={() => arrive.mutate(false)} data-testid="undo-check-in">
            {t.undoCheckIn}
          </Button>
        )}
        {mayMove && doing !== 'move' && (
          <Button onClick={() => setDoing('move')} data-testid="reschedule">
            {m.reschedule}
          </Button>
        )}
        {mayCancel && doing !== 'cancel' && (
          <Button danger onClick={() => setDoing('cancel')} data-testid="cancel">
            {t.cancel}
          </Button>
        )}
      </Flex>
      <ErrorNote error={arrive.error} />
      {doing === 'pay' && mayPay && (
        <div className="card">
          <PaymentPanel appointment={a} onPaid={paid} />
        </div>
      )}
      {doing === 'move' && mayMove && (
        <RescheduleForm a={a} onDone={() => setDoing(undefined)} onCancel={() => setDoing(undefined)} />
      )}
      {doing === 'cancel' && mayCancel && (
        <ReasonForm
          id="cancel-form"
          label={t.cancelWhy}
          effect={a.cancelRule.late ? `${t.cancelEffect}${t.cancelLate}` : t.cancelEffect}
          suggestions={Object.values(t.cancelReasons)}
          action={t.cancel}
          danger
          busy={cancel.isPending}
          error={cancel.error}
          onSubmit={(reason) => cancel.mutate(reason)}
          onCancel={() => setDoing(undefined)}
        />
      )}
      <h2 className="section-title">{t.patient}</h2>
      {patient ? <PatientLines patient={patient} /> : <span className="faint">{t.noPatient}</span>}
      <h2 className="section-title">{t.order}</h2>
      <OrderLines appointment={a} />
      <h2 className="section-title">{t.history}</h2>
      <NumberHistory appointmentId={a.id} />
    </div>
  )
}

function Visit({ a }: { a: Appointment }) {
  const t = useText(appointments)
  const c = useText(common)
  const ref = useReference()
  return (
    <dl className="facts card" data-testid="visit">
      <dt>{t.col.department}</dt>
      <dd>
        {ref.campusName(a.campusId)} {ref.department(a.departmentId)?.name ?? c.unknown}
      </dd>
      <dt>{t.col.doctor}</dt>
      <dd>{ref.practitioner(a.practitionerId)?.name ?? c.noDoctor}</dd>
      <dt>{t.col.time}</dt>
      <dd className="strong">
        <DayText day={a.on} /> {c.half[a.half]}{' '}
        <span className="num">
          {a.from}–{a.to}
        </span>
      </dd>
      <dt>{t.col.serial}</dt>
      <dd className="strong num">{a.serial}</dd>
      <dt>{t.col.room}</dt>
      <dd>{a.room || c.none}</dd>
      <dt>{t.col.code}</dt>
      <dd className="num">{a.code}</dd>
      {a.holdUntil && a.status === 'pending' && (
        <>
          <dt>{t.holdUntil}</dt>
          <dd>
            <InstantText at={a.holdUntil} seconds />
          </dd>
        </>
      )}
      {a.cancelReason && (
        <>
          <dt>{t.cancelWhy}</dt>
          <dd>{c.cancelReason[a.cancelReason]}</dd>
        </>
      )}
    </dl>
  )
}
