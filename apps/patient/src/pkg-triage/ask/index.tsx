import { type PatientPhrases, phrasesFor } from '@jiuyi/phrases/patient'
import { triageChoice, triageQuestion } from '@jiuyi/phrases/triage'
import { Text, View } from '@tarojs/components'
import { useHospital } from '../../api/directory.ts'
import { useSay } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { call } from '../../device/outside.ts'
import { useT } from '../../i18n/index.ts'
import { BodyMap } from '../../triage/body-map.tsx'
import { Emergency } from '../../triage/emergency.tsx'
import { DepartmentCard } from '../../triage/result.tsx'
import { useTriage } from '../../triage/use-triage.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { tappable } from '../../ui/tappable.ts'
import './index.scss'

/** 智能导诊: words, a tap on the body or both; an emergency first, then at most two questions, then departments and doctors with numbers. */
export default function Ask() {
  const t = useT()
  const say = t.triage
  const sayTrouble = useSay()
  const language = useApp((s) => s.language)
  const patient = useApp((s) => s.patient)
  const { hospital, problem, busy: asking, reload } = useHospital()
  const triage = useTriage(hospital?.id)
  const { answer, text, part } = triage
  const chips = Object.keys(say.chips) as (keyof typeof say.chips)[]
  if (!hospital)
    return (
      <Screen id="triage" title={say.title}>
        {problem ? (
          <ErrorState title={sayTrouble(problem)} busy={asking} onRetry={() => void reload()} />
        ) : (
          <Skeleton rows={3} />
        )}
      </Screen>
    )
  if (answer?.kind === 'emergency')
    return (
      <Screen id="triage" title={say.title}>
        <Emergency answer={answer} busy={triage.busy} onGoOn={() => void triage.goOn()} />
        <Button id="again" kind="text" text={say.again} onTap={triage.again} />
      </Screen>
    )
  const question = answer?.kind === 'question' ? answer.question : undefined
  if (question)
    return (
      <Screen id="triage" title={say.title}>
        {answer && !answer.understood && text.trim() ? (
          <Notice id="not-understood" kind="alert" text={say.notUnderstood} />
        ) : null}
        <Card id="question" title={question.text ?? triageQuestion(question.id, language)}>
          <Text className="quiet">{say.question(triage.asked + 1)}</Text>
          {question.choices.map((c) => (
            <Cell
              key={c}
              id={`choice-${c}`}
              title={triageChoice(question.id, c, language)}
              onTap={() => void triage.choose(c)}
            />
          ))}
        </Card>
        {triage.trouble ? <Notice id="trouble" kind="danger" text={triage.trouble} /> : null}
        <Button id="again" kind="text" text={say.again} onTap={triage.again} />
      </Screen>
    )
  if (answer?.kind === 'result')
    return (
      <Screen id="triage" title={say.title}>
        {answer.departments.length ? (
          <View id="results">
            <Text className="heading days">{say.result}</Text>
            {answer.departments.map((d, i) => (
              <DepartmentCard
                key={d.departmentId}
                department={d}
                campus={
                  hospital.campuses.length > 1 ? hospital.campuses.find((c) => c.id === d.campusId)?.name : undefined
                }
                first={i === 0}
              />
            ))}
            {text.trim() ? <Notice id="carried" text={say.carried} /> : null}
          </View>
        ) : (
          <EmptyState
            id="no-clinic"
            text={say.noClinic}
            action={
              <Button
                id="call"
                kind="secondary"
                icon="phone"
                text={t.hospital.callNumber(hospital.phone)}
                onTap={() => call(hospital.phone)}
              />
            }
          />
        )}
        <Text className="quiet">{say.notDiagnosis}</Text>
        <Button id="again" kind="secondary" text={say.again} onTap={triage.again} />
      </Screen>
    )
  return (
    <Screen
      id="triage"
      title={say.title}
      footer={<Button id="go" text={say.go} busy={triage.busy} onTap={() => void triage.start()} />}
    >
      <Text id="who" className="quiet">
        {patient ? say.who(patient.name) : say.anyone}
      </Text>
      {answer ? <Notice id="unclear" kind="alert" text={answer.kind === 'empty' ? say.empty : say.unclear} /> : null}
      {triage.trouble ? <Notice id="trouble" kind="danger" text={triage.trouble} /> : null}
      <Field
        id="complaint"
        label={say.label}
        value={text}
        onInput={triage.setText}
        placeholder={say.placeholder}
        maxLength={5000}
        {...(text.length > 500 ? { hint: say.long } : {})}
        multiline
      />
      {part ? (
        <Cell
          id="chosen-part"
          icon="check"
          title={say.chosenPart(say.parts[part as keyof typeof say.parts])}
          value={say.noPart}
          onTap={() => triage.setPart(undefined)}
        />
      ) : null}
      <Card id="common" title={say.common}>
        <View className="words">
          {chips.map((c) => (
            <View
              key={c}
              id={`chip-${c}`}
              className="word"
              {...tappable(() => triage.setText(text.trim() ? `${text.trim()}，${zhChip(c)}` : zhChip(c)))}
            >
              <Text>{say.chips[c]}</Text>
            </View>
          ))}
        </View>
      </Card>
      <BodyMap part={part} onChoose={triage.setPart} />
      <Card className="tight">
        <Cell
          id="may-keep"
          title={say.keep}
          checked={triage.mayKeep}
          onTap={() => triage.setMayKeep(!triage.mayKeep)}
        />
      </Card>
      <Text className="quiet">{say.notDiagnosis}</Text>
    </Screen>
  )
}

/** Triage reads Chinese: a chip writes its Chinese whatever the language of the screen. */
const zhChip = (chip: keyof PatientPhrases['triage']['chips']): string => phrasesFor('zh-CN').triage.chips[chip]
