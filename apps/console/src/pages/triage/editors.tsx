import { triage } from '@jiuyi/phrases/console'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { TriageEditor, TriageSettings } from '../../api/triage.ts'
import { useText } from '../../language.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'

type Props = { editor: TriageEditor; draft: TriageSettings; edit: (part: Partial<TriageSettings>) => void }
type Action = TriageSettings['redFlags'][number]['action']
type Strength = TriageSettings['words'][number]['strength']

/** Which of the hospital's departments answers a standard one. */
export function MappingTab({ editor, draft, edit }: Props) {
  const t = useText(triage)
  const nameOf = (id: string) => editor.departments.find((d) => d.id === id)?.name ?? id
  const chosen = (standard: string) => draft.mapping.find((m) => m.standard === standard)?.departmentIds ?? []
  const choose = (standard: string, departmentIds: string[]) =>
    edit({
      mapping: [
        ...draft.mapping.filter((m) => m.standard !== standard),
        ...(departmentIds.length ? [{ standard, departmentIds }] : []),
      ],
    })
  const columns: Column<TriageEditor['standards'][number]>[] = [
    { key: 'standard', title: t.standard, text: (s) => s.name, width: 160 },
    {
      key: 'automatic',
      title: t.automatic,
      text: (s) => (s.answeredBy.length ? s.answeredBy.map(nameOf).join(' ') : t.none),
      width: 260,
    },
    {
      key: 'own',
      title: t.own,
      text: (s) => chosen(s.name).map(nameOf).join(' '),
      render: (s) => (
        <Select
          mode="multiple"
          allowClear
          style={{ width: 380 }}
          placeholder={t.automatic}
          aria-label={`${t.own} ${s.name}`}
          value={chosen(s.name)}
          onChange={(ids) => choose(s.name, ids)}
          options={editor.departments.map((d) => ({ value: d.id, label: d.name }))}
          optionFilterProp="label"
          data-testid={`map-${s.name}`}
        />
      ),
    },
  ]
  return (
    <>
      <p className="faint">{t.mappingHint}</p>
      <DataTable testid="mapping" columns={columns} rows={editor.standards} rowKey={(s) => s.name} keys={false} />
    </>
  )
}

/** Local words with the department they speak for. */
export function WordsTab({ editor, draft, edit }: Props) {
  const t = useText(triage)
  const [word, setWord] = useState('')
  const [standard, setStandard] = useState<string>()
  const [strength, setStrength] = useState<Strength>('strong')
  const add = () => {
    const clean = word.trim()
    if (!clean || !standard) return
    edit({ words: [...draft.words.filter((w) => w.word !== clean), { word: clean, standard, strength }] })
    setWord('')
  }
  const strengths = (Object.keys(t.strengths) as Strength[]).map((value) => ({ value, label: t.strengths[value] }))
  const columns: Column<TriageSettings['words'][number]>[] = [
    { key: 'word', title: t.word, text: (w) => w.word },
    { key: 'standard', title: t.standard, text: (w) => w.standard },
    { key: 'strength', title: t.strength, text: (w) => t.strengths[w.strength] },
    {
      key: 'remove',
      title: '',
      text: () => '',
      render: (w) => (
        <Button size="small" onClick={() => edit({ words: draft.words.filter((x) => x !== w) })}>
          {t.remove}
        </Button>
      ),
    },
  ]
  return (
    <>
      <p className="faint">{t.wordsHint}</p>
      <div className="page-filters">
        <Input
          style={{ width: 200 }}
          maxLength={20}
          placeholder={t.word}
          aria-label={t.word}
          value={word}
          onChange={(e) => setWord(e.target.value)}
          onPressEnter={add}
          data-testid="own-word"
        />
        <Select
          showSearch
          style={{ width: 180 }}
          placeholder={t.standard}
          aria-label={t.standard}
          {...(standard && { value: standard })}
          onChange={setStandard}
          options={editor.standards.map((s) => ({ value: s.name, label: s.name }))}
          data-testid="own-standard"
        />
        <Select
          style={{ width: 90 }}
          aria-label={t.strength}
          value={strength}
          onChange={setStrength}
          options={strengths}
        />
        <Button onClick={add} disabled={!word.trim() || !standard} data-testid="add-word">
          {t.add}
        </Button>
      </div>
      <DataTable testid="own-words" columns={columns} rows={draft.words} rowKey={(w) => w.word} keys={false} />
    </>
  )
}

/** Own red flags; the built-in ones are shown with their sources and stay. */
export function RedFlagsTab({ editor, draft, edit }: Props) {
  const t = useText(triage)
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [action, setAction] = useState<Action>('emergency')
  const list = words
    .split(/[,，、]/)
    .map((w) => w.trim())
    .filter((w) => w.length > 1)
  const add = () => {
    if (!name.trim() || !list.length) return
    edit({ redFlags: [...draft.redFlags, { name: name.trim(), action, words: list }] })
    setName('')
    setWords('')
  }
  const actions = (Object.keys(t.actions) as Action[]).map((value) => ({ value, label: t.actions[value] }))
  const own: Column<TriageSettings['redFlags'][number]>[] = [
    { key: 'name', title: t.flagName, text: (r) => r.name },
    { key: 'action', title: t.action, text: (r) => t.actions[r.action] },
    { key: 'words', title: t.flagWords, text: (r) => r.words.join('，') },
    {
      key: 'remove',
      title: '',
      text: () => '',
      render: (r) => (
        <Button size="small" onClick={() => edit({ redFlags: draft.redFlags.filter((x) => x !== r) })}>
          {t.remove}
        </Button>
      ),
    },
  ]
  const builtIn: Column<TriageEditor['rules'][number]>[] = [
    { key: 'id', title: t.builtIn, text: (r) => r.id, width: 80 },
    { key: 'name', title: t.rules, text: (r) => r.name },
    { key: 'action', title: t.action, text: (r) => t.actions[r.action as Action] },
    { key: 'sources', title: t.sources, text: (r) => r.sources.join(' ') },
  ]
  return (
    <>
      <p className="faint">{t.flagsHint}</p>
      <div className="page-filters">
        <Input
          style={{ width: 180 }}
          maxLength={40}
          placeholder={t.flagName}
          aria-label={t.flagName}
          value={name}
          onChange={(e) => setName(e.target.value)}
          data-testid="flag-name"
        />
        <Input
          style={{ width: 280 }}
          maxLength={200}
          placeholder={t.flagWords}
          aria-label={t.flagWords}
          value={words}
          onChange={(e) => setWords(e.target.value)}
          data-testid="flag-words"
        />
        <Select style={{ width: 150 }} aria-label={t.action} value={action} onChange={setAction} options={actions} />
        <Button onClick={add} disabled={!name.trim() || !list.length} data-testid="add-flag">
          {t.add}
        </Button>
      </div>
      {draft.redFlags.length > 0 && (
        <DataTable
          testid="own-flags"
          columns={own}
          rows={draft.redFlags}
          rowKey={(r) => `${r.name} ${r.words.join()}`}
          keys={false}
        />
      )}
      <h2>{t.rules}</h2>
      <DataTable testid="rules" columns={builtIn} rows={editor.rules} rowKey={(r) => r.id} keys={false} />
    </>
  )
}
