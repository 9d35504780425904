import { Prose } from '@jiuyi/kernel'
import { actorName, type Queryable, type Routes, type StaffActor, sql, staffOf } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { pageSlugs, SitePage } from './contract.ts'
import { type Deps, Label } from './fields.ts'

const PageText = Type.Object(
  { language: SitePage.properties.language, title: Label(60), body: Prose(50_000) },
  { additionalProperties: false, title: 'SitePageText' },
)
type Slug = (typeof pageSlugs)[number]

/** 编辑页面: the text of a page in one language. Plain text: front ends never render it as HTML. */
export const saveSitePage = (
  db: Queryable,
  staff: StaffActor,
  slug: Slug,
  text: Static<typeof PageText>,
  now: Date,
): Promise<Static<typeof SitePage>> =>
  db.one<Static<typeof SitePage>>(sql`
    insert into directory.site_page (hospital_id, slug, language, title, body, saved_by, saved_at)
    values (${staff.hospitalId}, ${slug}, ${text.language}, ${text.title.trim()}, ${text.body}, ${actorName(staff)}, ${now})
    on conflict (hospital_id, slug, language) do update
       set title = excluded.title, body = excluded.body, saved_by = excluded.saved_by, saved_at = excluded.saved_at
    returning hospital_id as "hospitalId", slug, language, title, body`)

export const saveSitePageRoute =
  ({ db, clock }: Deps): Routes =>
  async (app) => {
    app.put(
      '/staff/pages/:slug',
      {
        config: { access: { who: 'staff', may: 'directory.write' } },
        schema: {
          operationId: 'saveSitePage',
          tags: ['directory'],
          summary: 'Save a page of the hospital in one language',
          params: Type.Object({ slug: Type.Enum([...pageSlugs]) }),
          body: PageText,
          response: { 200: SitePage },
        },
      },
      (req) => saveSitePage(db, staffOf(req), req.params.slug, req.body, clock()),
    )
  }
