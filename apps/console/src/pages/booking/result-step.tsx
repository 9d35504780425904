import { CheckCircleFilled, PrinterOutlined } from '@ant-design/icons'
import { booking, common } from '@jiuyi/phrases/console'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex } from 'antd'
import { useCallback, useEffect } from 'react'
import { useNavigate } from 'react-router-dom'
import { cancelAtDesk } from '../../api/appointments.ts'
import type { FoundAppointment } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { PaymentPanel } from '../../payment/payment-panel.tsx'
import { useReference } from '../../reference.ts'
import { focusInto } from '../../ui/choice-list.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { AppointmentTag, DayText } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'

/** The number that was taken: money for it, then the slip. */
export function ResultStep({
  found,
  error,
  onNext,
  reload,
}: {
  found: FoundAppointment | undefined
  error: unknown
  onNext: () => void
  reload: () => void
}) {
  const t = useText(booking)
  const c = useText(common)
  const ref = useReference()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const a = found?.appointment
  const status = a?.status
  useEffect(() => {
    if (status === 'booked') focusInto('print-ticket')
  }, [status])
  const paid = useCallback(() => {
    void cache.invalidateQueries({ queryKey: ['appointments'] })
    reload()
  }, [cache, reload])
  const giveUp = useSave({
    save: () => cancelAtDesk(a!.id, t.giveUpReason),
    touches: [['appointments'], ['availability'], ['stocks'], ['periods']],
    say: t.gaveUp,
    done: onNext,
  })
  if (error && !a) return <ErrorNote error={error} retry={reload} />
  if (!a) return <LoadingState />
  return (
    <div className="stack" data-testid="booking-result" data-appointment={a.id}>
      {a.status === 'booked' && (
        <Flex gap={10} align="center" className="done" role="status">
          <CheckCircleFilled /> {t.booked}
        </Flex>
      )}
      {a.status === 'pending' && <Alert type="info" showIcon title={t.held} />}
      {!['booked', 'pending'].includes(a.status) && <AppointmentTag status={a.status} />}
      <dl className="facts">
        <dt>{t.serial}</dt>
        <dd className="serial num" data-testid="serial">
          {a.serial}
        </dd>
        <dt>{t.department}</dt>
        <dd>
          {ref.department(a.departmentId)?.name} · {ref.practitioner(a.practitionerId)?.name ?? c.noDoctor}
        </dd>
        <dt>{t.periods}</dt>
        <dd>
          <DayText day={a.on} />{' '}
          <span className="num">
            {a.from}–{a.to}
          </span>{' '}
          {a.room}
        </dd>
      </dl>
      {a.status === 'pending' && (
        <>
          <PaymentPanel appointment={a} onPaid={paid} />
          <ErrorNote error={giveUp.error} />
          <Button
            type="link"
            danger
            size="small"
            loading={giveUp.isPending}
            onClick={() => giveUp.mutate(undefined)}
            data-testid="give-up"
          >
            {t.giveUp}
          </Button>
        </>
      )}
      {a.status === 'booked' && (
        <Flex gap={8}>
          <Button
            id="print-ticket"
            type="primary"
            icon={<PrinterOutlined />}
            onClick={() => void navigate(path.ticket(a.id))}
            data-testid="print-ticket"
          >
            {t.printTicket}
          </Button>
          <Button onClick={onNext} data-testid="next-patient">
            {t.startOver}
          </Button>
        </Flex>
      )}
    </div>
  )
}
