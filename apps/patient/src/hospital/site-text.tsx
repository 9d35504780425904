import { useSay } from '../api/use-load.ts'
import { call } from '../device/outside.ts'
import { useT } from '../i18n/index.ts'
import { LongText } from '../texts/long-text.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx'
import { type SitePage, useSitePage } from './use-site-page.ts'

interface SiteTextProps {
  hospital: { id: string; phone: string } | undefined
  slug: SitePage['slug']
  /** Beside something that stands by itself, a page nobody wrote is simply not there. */
  aside?: boolean
}

export function SiteText({ hospital, slug, aside = false }: SiteTextProps) {
  const t = useT()
  const say = useSay()
  const { data, problem, busy, reload } = useSitePage(hospital?.id, slug)
  if (data)
    return (
      <Card id="site-page" title={data.title}>
        <LongText id={`text-${slug}`} body={data.body} />
      </Card>
    )
  if (!problem) return aside ? null : <Skeleton />
  if (problem.code !== 'directory.page_not_found')
    return aside ? null : <ErrorState hint={say(problem)} busy={busy} onRetry={() => void reload()} />
  return aside || !hospital ? null : (
    <EmptyState
      id="not-yet"
      text={t.hospital.notYet}
      hint={t.hospital.notYetHint}
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
  )
}
