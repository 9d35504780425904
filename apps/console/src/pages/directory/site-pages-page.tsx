import { sitePages } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Tabs } from 'antd'
import { useNavigate, useParams } from 'react-router-dom'
import { isCode } from '../../api/client.ts'
import { getSitePageIn } from '../../api/directory.ts'
import type { PageSlug } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { path } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { SitePageEditor } from './site-page-editor.tsx'
import './site-pages.css'

/** 医院介绍页: plain text in two languages, seen as patients will see it. */
export function Page() {
  const t = useText(sitePages)
  const { hospitalId } = useMe()
  const params = useParams()
  const navigate = useNavigate()
  const slug = (params['slug'] && params['slug'] in t.slug ? params['slug'] : 'introduction') as PageSlug
  const language = params['language'] === 'en' ? 'en' : 'zh-CN'
  const page = useQuery({
    queryKey: ['site-page', slug, language],
    queryFn: () =>
      getSitePageIn(hospitalId, slug, language).catch((e) => {
        if (isCode(e, 'directory.page_not_found')) return null
        throw e
      }),
    refetchOnWindowFocus: false,
  })
  // The public page falls back to the other language; that text is not this one's.
  const text = page.data?.language === language ? page.data : null
  return (
    <>
      <PageHeader
        title={t.title}
        extra={
          <Segmented<'zh-CN' | 'en'>
            value={language}
            options={(['zh-CN', 'en'] as const).map((l) => ({ value: l, label: t.language[l] }))}
            onChange={(l) => void navigate(path.sitePage(slug, l))}
            data-testid="page-language"
          />
        }
      />
      <Tabs
        activeKey={slug}
        items={(Object.keys(t.slug) as PageSlug[]).map((key) => ({ key, label: t.slug[key] }))}
        onChange={(s) => void navigate(path.sitePage(s as PageSlug, language))}
      />
      {page.error ? (
        <ErrorNote error={page.error} retry={() => void page.refetch()} />
      ) : page.isPending ? (
        <LoadingState />
      ) : (
        <SitePageEditor key={`${slug}.${language}`} slug={slug} language={language} page={text} />
      )}
    </>
  )
}
