import { PrinterOutlined } from '@ant-design/icons'
import { common, ticket } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, QRCode } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate, useParams } from 'react-router-dom'
import { now } from '../../api/client.ts'
import { showInstant, weekday } from '../../day.ts'
import { useText } from '../../language.tsx'
import { useReference } from '../../reference.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { showFen } from '../../ui/money.ts'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { findAppointment } from './find-appointment.ts'
import './ticket.css'

/** 就诊单: one slip of 80 mm, for people without a smartphone. */
export function Page() {
  const t = useText(ticket)
  const c = useText(common)
  const ref = useReference()
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const found = useQuery({
    queryKey: ['appointments', 'one', id],
    queryFn: () => findAppointment(id),
    staleTime: 0,
  })
  const print = useRef<HTMLButtonElement>(null)
  useKeys({ p: () => window.print(), escape: () => void navigate(-1) })
  useEffect(() => {
    if (found.data) print.current?.focus()
  }, [found.data])
  if (found.error) return <ErrorNote error={found.error} retry={() => void found.refetch()} />
  if (found.isPending || !ref.ready) return <LoadingState />
  if (!found.data) return <EmptyState title={t.notFound} />
  const { appointment: a, patient } = found.data
  const department = ref.department(a.departmentId)
  return (
    <>
      <div className="no-print ticket-bar">
        <Button onClick={() => void navigate(-1)}>{c.back}</Button>
        <Button
          ref={print}
          type="primary"
          icon={<PrinterOutlined />}
          onClick={() => window.print()}
          data-testid="print"
        >
          {c.print} (P)
        </Button>
      </div>
      <article className="ticket" data-testid="ticket">
        <h1>{ref.hospital?.name}</h1>
        <h2>{t.title}</h2>
        {a.status === 'pending' && <Alert type="warning" title={t.unpaid} />}
        {a.status === 'cancelled' && <Alert type="error" title={t.cancelled} />}
        <div className="ticket-serial">
          <span>{t.serial}</span>
          <strong data-testid="ticket-serial">{a.serial}</strong>
        </div>
        <dl className="facts">
          <dt>{t.patient}</dt>
          <dd>
            {patient?.name} {patient && `${c.sex[patient.sex]} ${c.years(patient.ageYears)}`}
          </dd>
          <dt>{t.department}</dt>
          <dd>{department?.name}</dd>
          <dt>{t.doctor}</dt>
          <dd>{ref.practitioner(a.practitionerId)?.name ?? c.noDoctor}</dd>
          <dt>{t.time}</dt>
          <dd>
            {/* Paper is read on other days too: never 今天 or 明天. */}
            <span className="num">
              {a.on} {c.weekdays[weekday(a.on) as 1]}
            </span>{' '}
            <span className="num nowrap">
              {a.from}–{a.to}
            </span>
          </dd>
          <dt>{t.place}</dt>
          <dd>
            {ref.campusName(a.campusId)} {department?.place} {a.room}
          </dd>
          <dt>{t.fee}</dt>
          <dd className="num">{showFen(a.feeFen)}</dd>
        </dl>
        <div className="ticket-code">
          <QRCode value={a.code} size={132} bordered={false} type="svg" color="#000000" bgColor="#ffffff" />
          <span className="num">{a.code}</span>
        </div>
        <p>{t.bring}</p>
        <p>{t.cancelUntil(showInstant(a.cancelRule.allowedUntil, ref.timeZone))}</p>
        <p className="faint num">
          {t.printedAt} {showInstant(now(), ref.timeZone)}
        </p>
      </article>
    </>
  )
}
