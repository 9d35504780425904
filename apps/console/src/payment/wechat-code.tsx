import { payment } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, QRCode, Spin } from 'antd'
import { useEffect } from 'react'
import { checkDeskPayment, takeDeskPayment } from '../api/appointments.ts'
import type { Appointment } from '../api/shapes.ts'
import { useText } from '../language.tsx'
import { ErrorNote } from '../ui/error-note.tsx'

/** The Native code, large, and asking every two seconds whether it was paid: notifications can be late. */
export function WechatCode({ appointment, onPaid }: { appointment: Appointment; onPaid: () => void }) {
  const t = useText(payment)
  const code = useQuery({
    queryKey: ['native-code', appointment.id],
    queryFn: () => takeDeskPayment(appointment.id, { channel: 'wechat_native' }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const check = useQuery({
    queryKey: ['payment-check', appointment.id],
    queryFn: () => checkDeskPayment(appointment.id),
    enabled: !!code.data,
    refetchInterval: 2000,
    refetchIntervalInBackground: true,
    staleTime: 0,
  })
  const booked = check.data?.appointment.status === 'booked'
  useEffect(() => {
    if (booked) onPaid()
  }, [booked, onPaid])
  if (code.error) return <ErrorNote error={code.error} retry={() => void code.refetch()} />
  return (
    <div className="pay-code" data-testid="pay-code" data-code-url={code.data?.codeUrl}>
      {code.data?.codeUrl ? (
        <QRCode value={code.data.codeUrl} size={264} errorLevel="M" aria-label={t.scan} />
      ) : (
        <Spin description={t.makingCode}>
          <div style={{ width: 264, height: 264 }} />
        </Spin>
      )}
      <strong>{t.scan}</strong>
      <span className="faint" role="status">
        {t.waiting}
      </span>
      <Button
        size="small"
        onClick={() => void check.refetch()}
        loading={check.isFetching && !check.data}
        data-testid="pay-check"
      >
        {t.checkNow}
      </Button>
    </div>
  )
}
