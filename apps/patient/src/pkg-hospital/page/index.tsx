import { usePageQuery } from '../../device/page.ts'
import { HospitalPage } from '../../hospital/hospital-page.tsx'
import { SiteText } from '../../hospital/site-text.tsx'
import { useT } from '../../i18n/index.ts'

const slugs = ['introduction', 'process', 'equipment'] as const

/** One page as the hospital wrote it: `?slug=introduction | process | equipment`. */
export default function Page() {
  const t = useT()
  const asked = usePageQuery()['slug']
  const slug = slugs.find((s) => s === asked) ?? 'introduction'
  return (
    <HospitalPage
      id="page"
      title={t.hospital[slug]}
      show={(hospital) => <SiteText hospital={hospital} slug={slug} />}
    />
  )
}
