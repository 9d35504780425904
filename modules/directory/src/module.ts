import { defineModule } from '@jiuyi/platform'
import { addPractitionerRoleRoute } from './add-practitioner-role.ts'
import { createDepartmentRoute } from './create-department.ts'
import { createPractitionerRoute } from './create-practitioner.ts'
import { directoryFacade } from './facade.ts'
import { getPractitionerRoute } from './get-practitioner.ts'
import { getSitePageRoute } from './get-site-page.ts'
import { listAllDepartmentsRoute } from './list-all-departments.ts'
import { listAllPractitionersRoute } from './list-all-practitioners.ts'
import { listDepartmentsRoute } from './list-departments.ts'
import { listHospitalsRoute } from './list-hospitals.ts'
import { listPricesRoute } from './list-prices.ts'
import { removePractitionerRoleRoute } from './remove-practitioner-role.ts'
import { saveSitePageRoute } from './save-site-page.ts'
import { searchDirectoryRoute } from './search-directory.ts'
import { setPriceRoute } from './set-price.ts'
import { updateDepartmentRoute } from './update-department.ts'
import { updatePractitionerRoute } from './update-practitioner.ts'

export { seed } from './seed.ts'

const routes = [
  listHospitalsRoute,
  listDepartmentsRoute,
  getPractitionerRoute,
  searchDirectoryRoute,
  getSitePageRoute,
  listPricesRoute,
  listAllDepartmentsRoute,
  createDepartmentRoute,
  updateDepartmentRoute,
  listAllPractitionersRoute,
  createPractitionerRoute,
  updatePractitionerRoute,
  addPractitionerRoleRoute,
  removePractitionerRoleRoute,
  setPriceRoute,
  saveSitePageRoute,
]

export default defineModule({
  name: 'directory',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, _needs: Record<string, never>) => ({
    facade: directoryFacade(ctx),
    routes: routes.map((route) => route(ctx)),
  }),
})
