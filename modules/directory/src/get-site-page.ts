import { IdParam, List, Uuid } from '@jiuyi/kernel'
import { languageOf, type Routes } from '@jiuyi/platform'
import { Type } from 'typebox'
import { pageSlugs, refuse, SitePage } from './contract.ts'
import type { Deps } from './fields.ts'
import { publicRead } from './public-read.ts'
import { readPages } from './rows.ts'

const Slug = Type.Enum([...pageSlugs])

/** 医院介绍、来院路线、就诊流程…: pages in the reader's language, else in Chinese. */
export const getSitePageRoute =
  ({ db }: Deps): Routes =>
  async (app) => {
    app.get(
      '/hospitals/:id/pages',
      {
        ...publicRead,
        schema: {
          operationId: 'listSitePages',
          tags: ['directory'],
          summary: 'Pages a hospital has',
          params: IdParam,
          response: {
            200: List(
              Type.Object(
                { slug: Slug, title: Type.String() },
                { additionalProperties: false, title: 'SitePageTitle' },
              ),
            ),
          },
        },
      },
      async (req) => {
        const pages = await readPages(db, req.params.id, languageOf(req))
        return {
          items: pages
            .sort((a, b) => pageSlugs.indexOf(a.slug) - pageSlugs.indexOf(b.slug))
            .map(({ slug, title }) => ({ slug, title })),
        }
      },
    )

    app.get(
      '/hospitals/:id/pages/:slug',
      {
        ...publicRead,
        schema: {
          operationId: 'getSitePage',
          tags: ['directory'],
          summary: 'One page of a hospital',
          params: Type.Object({ id: Uuid, slug: Slug }),
          response: { 200: SitePage },
        },
      },
      async (req) => {
        const [page] = await readPages(db, req.params.id, languageOf(req), req.params.slug)
        if (!page) throw refuse.page_not_found()
        return page
      },
    )
  }
