import { common, sitePages } from '@jiuyi/phrases/console'
import { Button, Flex, Form, Input, type InputRef } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef, useState } from 'react'
import { useBlocker } from 'react-router-dom'
import { saveSitePage } from '../../api/directory.ts'
import type { PageSlug, SitePage } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useSave } from '../../ui/use-save.ts'
import { blocksOf } from './page-text.ts'

export function SitePageEditor({
  slug,
  language,
  page,
}: {
  slug: PageSlug
  language: 'zh-CN' | 'en'
  page: SitePage | null
}) {
  const t = useText(sitePages)
  const c = useText(common)
  const [title, setTitle] = useState(page?.title ?? '')
  const [body, setBody] = useState(page?.body ?? '')
  const [saved, setSaved] = useState({ title, body })
  const [asked, setAsked] = useState(false)
  const area = useRef<TextAreaRef>(null)
  const titleBox = useRef<InputRef>(null)
  const dirty = title !== saved.title || body !== saved.body
  const save = useSave({
    save: () => saveSitePage(slug, { language, title: title.trim(), body }),
    touches: [['site-page', slug, language]],
    done: () => setSaved({ title, body }),
  })
  const leaving = useBlocker(dirty)
  useEffect(() => {
    if (leaving.state !== 'blocked') return
    if (window.confirm(t.leave)) leaving.proceed()
    else leaving.reset()
  }, [leaving, t])
  useEffect(() => {
    const hold = (e: BeforeUnloadEvent) => dirty && e.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [dirty])
  const mark = (sign: string) => {
    const box = area.current?.resizableTextArea?.textArea
    if (!box) return
    const start = body.lastIndexOf('\n', box.selectionStart - 1) + 1
    setBody(body.slice(0, start) + sign + body.slice(start))
    requestAnimationFrame(() => box.focus())
  }
  const submit = () => {
    setAsked(true)
    if (title.trim()) save.mutate(undefined)
    else titleBox.current?.focus()
  }
  return (
    <div className="page-editor" lang={language}>
      <Form layout="vertical" className="card" onFinish={submit}>
        <Form.Item
          label={t.pageTitle}
          htmlFor="page-title"
          validateStatus={asked && !title.trim() ? 'error' : undefined}
          help={asked && !title.trim() ? t.needTitle : undefined}
        >
          <Input
            ref={titleBox}
            id="page-title"
            data-testid="page-title"
            value={title}
            maxLength={60}
            onChange={(e) => setTitle(e.target.value)}
          />
        </Form.Item>
        <Form.Item label={t.body} htmlFor="page-body" extra={t.rules}>
          <Flex gap={8} style={{ marginBottom: 6 }}>
            <Button size="small" onClick={() => mark('## ')}>
              {t.heading}
            </Button>
            <Button size="small" onClick={() => mark('- ')}>
              {t.list}
            </Button>
          </Flex>
          <Input.TextArea
            ref={area}
            id="page-body"
            data-testid="page-body"
            value={body}
            maxLength={50_000}
            autoSize={{ minRows: 14, maxRows: 30 }}
            onChange={(e) => setBody(e.target.value)}
          />
        </Form.Item>
        <div className="stack">
          <ErrorNote error={save.error} />
          <Flex gap={12} align="center">
            <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!dirty} data-testid="page-save">
              {c.save}
            </Button>
            <span className="faint num">{t.count([...body].length)}</span>
            {dirty && <span role="status">{t.unsaved}</span>}
            {!page && !dirty && <span className="faint">{t.notWritten}</span>}
          </Flex>
        </div>
      </Form>
      <section className="page-preview" aria-label={t.preview} data-testid="page-preview">
        {title || body ? <Preview title={title} body={body} /> : <span className="faint">{t.empty}</span>}
      </section>
    </div>
  )
}

function Preview({ title, body }: { title: string; body: string }) {
  return (
    <article>
      <h2>{title}</h2>
      {blocksOf(body).map((b, i) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: a block is its place in the text
        if (b.kind === 'heading') return <h3 key={i}>{b.text}</h3>
        if (b.kind === 'paragraph')
          return (
            <p key={i} className="pre">
              {b.text}
            </p>
          )
        return (
          <ul key={i}>
            {b.items.map((item, n) => (
              <li key={n}>{item}</li>
            ))}
          </ul>
        )
        // biome-ignore-end lint/suspicious/noArrayIndexKey: a block is its place in the text
      })}
    </article>
  )
}
