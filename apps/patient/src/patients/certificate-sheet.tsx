import { useT } from '../i18n/index.ts'
import { Sheet } from '../ui/sheet.tsx'
import { Tick } from '../ui/tick.tsx'
import { type CertificateType, certificateTypes } from './hints.ts'

export function CertificateSheet(props: {
  open: boolean
  value: CertificateType
  onChoose: (type: CertificateType) => void
  onClose: () => void
}) {
  const t = useT()
  return (
    <Sheet id="certificates" title={t.patients.certificate} open={props.open} onClose={props.onClose}>
      {certificateTypes.map((type) => (
        <Tick
          key={type}
          id={`certificate-${type}`}
          radio
          text={t.patients.certificates[type]}
          checked={type === props.value}
          onChange={() => props.onChoose(type)}
        />
      ))}
    </Sheet>
  )
}
