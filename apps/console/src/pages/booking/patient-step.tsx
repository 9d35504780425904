import { LoadingOutlined, SearchOutlined } from '@ant-design/icons'
import { booking, common } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Input } from 'antd'
import { useEffect, useState } from 'react'
import { searchPatients } from '../../api/identity.ts'
import type { PatientCard } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { PatientLines } from '../../patients/patient-lines.tsx'
import { RegisterDrawer } from '../../patients/register-drawer.tsx'
import { useMay } from '../../session.ts'
import { ChoiceList, focusInto } from '../../ui/choice-list.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Initials } from '../../ui/texts.tsx'

type Props = {
  patient: PatientCard | undefined
  error: unknown
  fixed: boolean
  onChoose: (p: PatientCard) => void
  onChange: () => void
}

export function PatientStep({ patient, error, fixed, onChoose, onChange }: Props) {
  const t = useText(booking)
  const c = useText(common)
  const mayRegister = useMay('patient.register')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [registering, setRegistering] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim().length >= 2 ? text.trim() : ''), 300)
    return () => clearTimeout(timer)
  }, [text])
  // Every answer notes who was seen, so nothing is asked twice and nothing is kept for long.
  const found = useQuery({
    queryKey: ['patients', 'search', asked],
    queryFn: () => searchPatients(asked),
    enabled: asked !== '' && !patient,
    staleTime: 30_000,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  })
  const items = asked ? found.data?.items : undefined
  const choose = (p: PatientCard) => {
    setText('')
    setAsked('')
    setRegistering(false)
    onChoose(p)
  }
  if (patient)
    return (
      <div className="stack">
        <PatientLines patient={patient} />
        {!fixed && (
          <Button size="small" onClick={onChange} data-testid="change-patient">
            {t.change}
          </Button>
        )}
      </div>
    )
  return (
    <div className="stack">
      <span data-search>
        <Input
          prefix={found.isFetching ? <LoadingOutlined /> : <SearchOutlined />}
          size="large"
          id="patient-search"
          data-testid="patient-search"
          value={text}
          onChange={(e) => setText(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === 'ArrowDown' && items?.length) {
              e.preventDefault()
              focusInto('patient-results')
            }
            if (e.key === 'Enter' && !e.nativeEvent.isComposing && items?.length === 1 && asked === text.trim())
              choose(items[0]!)
          }}
          placeholder={t.search}
          aria-label={t.search}
          maxLength={60}
          autoComplete="off"
          allowClear
        />
      </span>
      <span className="faint">{t.searchHint}</span>
      <ErrorNote error={found.error ?? error} />
      {items && items.length > 0 && (
        <ChoiceList
          id="patient-results"
          testid="patient-results"
          label={t.results}
          className="column"
          value={undefined}
          onChoose={(id) => choose(items.find((p) => p.patientId === id)!)}
          choices={items.map((p) => ({
            key: p.patientId,
            testid: 'patient-result',
            label: (
              <Flex gap={10} align="center">
                <Initials text={p.name} />
                <div>
                  <strong>{p.name}</strong>{' '}
                  <span className="faint">
                    {c.sex[p.sex]} {c.years(p.ageYears)}
                  </span>
                  <div className="faint num">
                    {p.phoneMasked} · {p.certificateMasked}
                  </div>
                </div>
              </Flex>
            ),
          }))}
        />
      )}
      {items && items.length === 0 && <span role="status">{t.noneFound}</span>}
      {mayRegister && (
        <Button onClick={() => setRegistering(true)} data-testid="register">
          {t.register}
        </Button>
      )}
      <RegisterDrawer
        open={registering}
        onClose={() => setRegistering(false)}
        onDone={choose}
        startName={text.trim()}
      />
    </div>
  )
}
