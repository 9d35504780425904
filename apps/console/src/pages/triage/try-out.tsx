import { triage } from '@jiuyi/phrases/console'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type TriageSettings, tryTriage } from '../../api/triage.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'

/** What a complaint would get with what is on the screen, saved or not, and which built-in cases that would change. */
export function TryOut({ draft }: { draft: TriageSettings }) {
  const t = useText(triage)
  const [text, setText] = useState('')
  const [age, setAge] = useState<number | null>(null)
  const [sex, setSex] = useState<'male' | 'female'>()
  const tried = useMutation({
    mutationFn: () =>
      tryTriage({ settings: draft, text, runCases: true, ...(age !== null && { age }), ...(sex && { sex }) }),
  })
  const r = tried.data
  return (
    <section aria-label={t.tryOut} style={{ marginBottom: 24 }}>
      <h2>{t.tryOut}</h2>
      <div className="page-filters">
        <Input
          style={{ width: 380 }}
          maxLength={500}
          placeholder={t.tryText}
          aria-label={t.tryText}
          value={text}
          onChange={(e) => setText(e.target.value)}
          onPressEnter={() => tried.mutate()}
          data-testid="try-text"
        />
        <InputNumber min={0} max={130} placeholder={t.age} aria-label={t.age} value={age} onChange={setAge} />
        <Select
          allowClear
          style={{ width: 90 }}
          placeholder={t.sex}
          aria-label={t.sex}
          value={sex}
          onChange={setSex}
          options={[
            { value: 'male', label: t.male },
            { value: 'female', label: t.female },
          ]}
        />
        <Button onClick={() => tried.mutate()} loading={tried.isPending} data-testid="try">
          {t.run}
        </Button>
      </div>
      {!!tried.error && <ErrorNote error={tried.error} />}
      {r && (
        <div data-testid="tried">
          <p>
            {r.emergencies.length > 0 ? (
              <strong>{`${t.emergency}：${r.emergencies.map((e) => `${e.rule} ${e.name}（${e.words}）`).join('；')}`}</strong>
            ) : (
              t.noEmergency
            )}
          </p>
          {text.trim() && (
            <>
              <ol>
                {r.ranked.slice(0, 3).map((x) => (
                  <li key={x.standard}>
                    {`${x.standard} ${(100 * x.share).toFixed(0)} %`}
                    <span className="faint">{x.because.length ? ` ${t.because}：${x.because.join('、')}` : ''}</span>
                  </li>
                ))}
              </ol>
              <p className="faint">{r.sure ? t.sure : t.unsure}</p>
            </>
          )}
          {r.regression &&
            (r.regression.redFlags.length + r.regression.departments.length === 0 ? (
              <Alert type="success" showIcon title={t.casesFine(r.regression.cases)} data-testid="cases-fine" />
            ) : (
              <Alert
                type={r.regression.redFlags.length ? 'error' : 'warning'}
                showIcon
                data-testid="cases-broken"
                title={
                  r.regression.redFlags.length
                    ? t.redFlagsBroken(r.regression.redFlags.length)
                    : t.casesBroken(r.regression.departments.length)
                }
                description={
                  <ul>
                    {[...r.regression.redFlags, ...r.regression.departments].slice(0, 10).map((b) => (
                      <li
                        key={b.text}
                      >{`「${b.text}」 ${t.expected} ${b.expected || '–'}，${t.found} ${b.found || '–'}`}</li>
                    ))}
                  </ul>
                }
              />
            ))}
        </div>
      )}
    </section>
  )
}
