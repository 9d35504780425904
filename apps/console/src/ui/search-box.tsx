import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'

/** Searches as one types, after a short pause; `/` comes here, Esc leaves. */
export function SearchBox({
  value,
  onSearch,
  label,
  width = 300,
}: {
  value: string | undefined
  onSearch: (q: string | undefined) => void
  label: string
  width?: number
}) {
  const [text, setText] = useState(value ?? '')
  const box = useRef<InputRef>(null)
  const latest = useRef(onSearch)
  latest.current = onSearch
  useEffect(() => setText((before) => (before.trim() === (value ?? '') ? before : (value ?? ''))), [value])
  useEffect(() => {
    if (text.trim() === (value ?? '')) return
    const timer = setTimeout(() => latest.current(text.trim() || undefined), 350)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <span data-search>
      <Input
        prefix={<SearchOutlined />}
        ref={box}
        allowClear
        value={text}
        onChange={(e) => setText(e.target.value)}
        onPressEnter={() => onSearch(text.trim() || undefined)}
        onKeyDown={(e) => e.key === 'Escape' && box.current?.blur()}
        placeholder={label}
        aria-label={label}
        maxLength={60}
        style={{ width }}
        data-testid="search"
      />
    </span>
  )
}
