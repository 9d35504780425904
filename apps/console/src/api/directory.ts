import { type BodyOf, client, type QueryOf, take } from './client.ts'
import type {
  DepartmentChange,
  NewDepartment,
  NewPractitioner,
  NewPrice,
  PageSlug,
  PractitionerChange,
  SitePageText,
} from './shapes.ts'

const at = (id: string) => ({ params: { path: { id } } })

export const getHospital = (id: string) => take(client.GET('/api/hospitals/{id}', at(id)))
export const searchDirectory = (hospitalId: string, q: string) =>
  take(client.GET('/api/search', { params: { query: { hospitalId, q } } }))
export const listAllDepartments = () => take(client.GET('/api/staff/departments'))
export const createDepartment = (body: NewDepartment) => take(client.POST('/api/staff/departments', { body }))
export const updateDepartment = (id: string, body: DepartmentChange) =>
  take(client.PATCH('/api/staff/departments/{id}', { ...at(id), body }))

export const listAllPractitioners = (query: QueryOf<'/api/staff/practitioners'> = {}) =>
  take(client.GET('/api/staff/practitioners', { params: { query } }))
export const createPractitioner = (body: NewPractitioner) => take(client.POST('/api/staff/practitioners', { body }))
export const updatePractitioner = (id: string, body: PractitionerChange) =>
  take(client.PATCH('/api/staff/practitioners/{id}', { ...at(id), body }))
export const addPractitionerRole = (id: string, body: BodyOf<'/api/staff/practitioners/{id}/roles'>) =>
  take(client.POST('/api/staff/practitioners/{id}/roles', { ...at(id), body }))
export const removePractitionerRole = (id: string, roleId: string) =>
  take(client.DELETE('/api/staff/practitioners/{id}/roles/{roleId}', { params: { path: { id, roleId } } }))

export const listAllPrices = () => take(client.GET('/api/staff/prices'))
export const setPrice = (body: NewPrice) => take(client.POST('/api/staff/prices', { body }))

/** The text of one language, whichever the screen is in: the server goes by the language of the request. */
export const getSitePageIn = (hospitalId: string, slug: PageSlug, language: 'zh-CN' | 'en') =>
  take(
    client.GET('/api/hospitals/{id}/pages/{slug}', {
      params: { path: { id: hospitalId, slug } },
      headers: { 'accept-language': language },
    }),
  )
export const saveSitePage = (slug: PageSlug, body: SitePageText) =>
  take(client.PUT('/api/staff/pages/{slug}', { params: { path: { slug } }, body }))
