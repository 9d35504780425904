import { triage } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { problemOf } from '../../api/client.ts'
import { getTriage, saveTriage, type TriageSettings } from '../../api/triage.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { MappingTab, RedFlagsTab, WordsTab } from './editors.tsx'
import { LogTab } from './log-tab.tsx'
import { TryOut } from './try-out.tsx'

/** 智能导诊: which clinic answers what, own words and red flags, a try-out, and what people said. */
export function Page() {
  const t = useText(triage)
  const { get, set } = useUrlState()
  const tab = get('tab') ?? 'mapping'
  const state = useQuery({ queryKey: ['triage'], queryFn: getTriage })
  const [draft, setDraft] = useState<TriageSettings>()
  const version = state.data?.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version replaces the draft, a refetch does not
  useEffect(() => {
    if (state.data) setDraft(state.data.settings)
  }, [version])
  const save = useSave({ save: saveTriage, touches: [['triage']] })
  if (!state.data || !draft)
    return state.error ? <ErrorNote error={state.error} retry={() => void state.refetch()} /> : <LoadingState />
  const editor = state.data
  const mayForce = problemOf(save.error)?.code === 'triage.breaks_cases'
  const edit = (part: Partial<TriageSettings>) => setDraft({ ...draft, ...part })
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <>
            <span className="faint">{editor.version ? t.version(editor.version) : t.builtIn}</span>
            {mayForce && (
              <Button danger onClick={() => save.mutate({ settings: draft, anyway: true })} data-testid="save-anyway">
                {t.saveAnyway}
              </Button>
            )}
            <Button
              type="primary"
              loading={save.isPending}
              onClick={() => save.mutate({ settings: draft })}
              data-testid="save-triage"
            >
              {t.save}
            </Button>
          </>
        }
      />
      {!!save.error && <ErrorNote error={save.error} />}
      {tab !== 'log' && <TryOut draft={draft} />}
      <Tabs
        activeKey={tab}
        onChange={(k) => set({ tab: k === 'mapping' ? undefined : k })}
        items={[
          {
            key: 'mapping',
            label: t.tabs.mapping,
            children: <MappingTab editor={editor} draft={draft} edit={edit} />,
          },
          { key: 'words', label: t.tabs.words, children: <WordsTab editor={editor} draft={draft} edit={edit} /> },
          {
            key: 'red-flags',
            label: t.tabs.redFlags,
            children: <RedFlagsTab editor={editor} draft={draft} edit={edit} />,
          },
          { key: 'log', label: t.tabs.log, children: <LogTab editor={editor} /> },
        ]}
      />
    </>
  )
}
