import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { common } from '@jiuyi/phrases/console'
import { Button, Flex, Form, Input, Popover } from 'antd'
import { useState } from 'react'
import { useText } from '../language.tsx'
import { useMe } from '../session.ts'
import { useUrlState } from './use-url-state.ts'

type Saved = { name: string; query: string }
const read = (place: string): Saved[] => {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as Saved[]
  } catch {
    return []
  }
}

/** Filters kept under a name, for this person on this computer. `omit`: parts of the address that are no filter. */
export function SavedFilters({ page, omit = [] }: { page: string; omit?: string[] }) {
  const t = useText(common)
  const place = `jiuyi.console.filters.${useMe().id}.${page}`
  const { params, replaceAll } = useUrlState()
  const [saved, setSaved] = useState(() => read(place))
  const [name, setName] = useState('')
  const [open, setOpen] = useState(false)
  const keep = (next: Saved[]) => {
    setSaved(next)
    try {
      localStorage.setItem(place, JSON.stringify(next))
    } catch {
      // Without storage the filters last as long as the page.
    }
  }
  const add = () => {
    const query = new URLSearchParams(params)
    for (const k of omit) query.delete(k)
    if (!name.trim()) return
    keep([...saved.filter((s) => s.name !== name.trim()), { name: name.trim(), query: query.toString() }])
    setName('')
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <Flex vertical gap={8} style={{ width: 260 }}>
          {saved.length === 0 && <span className="faint">{t.noSavedFilters}</span>}
          <ul className="preview-list">
            {saved.map((s) => (
              <li key={s.name}>
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    replaceAll(s.query)
                    setOpen(false)
                  }}
                >
                  {s.name}
                </Button>
                <span className="grow" />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`${t.remove} ${s.name}`}
                  onClick={() => keep(saved.filter((x) => x !== s))}
                />
              </li>
            ))}
          </ul>
          <Form onFinish={add} layout="inline">
            <Flex gap={8} flex={1}>
              <Input
                size="small"
                value={name}
                maxLength={30}
                onChange={(e) => setName(e.target.value)}
                placeholder={t.filterName}
                aria-label={t.filterName}
              />
              <Button size="small" htmlType="submit" disabled={!name.trim()}>
                {t.save}
              </Button>
            </Flex>
          </Form>
        </Flex>
      }
    >
      <Button icon={<StarOutlined />} data-testid="saved-filters">
        {t.savedFilters}
      </Button>
    </Popover>
  )
}
