import path from 'node:path'
import type { PackageFiles } from './package-files.ts'

const KiB = 1024
/** WeChat refuses a tab icon above 40 KB and a bar outside 2 to 5 entries. */
const maxIconBytes = 40 * KiB

/** Every page, component and icon that a JSON file names must be in the package: WeChat only says so after upload. */
export function checkStructure(files: PackageFiles): void {
  const { app, errors } = files
  if (files.pages.length === 0) errors.push('app.json lists no page')
  for (const page of files.pages)
    for (const ext of ['js', 'wxml', 'json'])
      if (!files.has(`${page}.${ext}`)) errors.push(`page file missing: ${page}.${ext}`)
  if (app.tabBar && (app.tabBar.list.length < 2 || app.tabBar.list.length > 5))
    errors.push(`tabBar has ${app.tabBar.list.length} entries, WeChat wants 2 to 5`)
  for (const tab of app.tabBar?.list ?? []) {
    if (!app.pages.includes(tab.pagePath)) errors.push(`tab page ${tab.pagePath} is not in the main package`)
    for (const icon of [tab.iconPath, tab.selectedIconPath])
      if (icon && (!files.has(icon) || files.size(icon) > maxIconBytes))
        errors.push(`tab icon missing or > 40 KB: ${icon}`)
  }
  for (const [file, config] of Object.entries(files.json))
    for (const name of Object.values(config.usingComponents ?? {}))
      if (!/^(plugin|dynamicLib):/.test(name) && !componentFile(files, file, name))
        errors.push(`${file}.json usingComponents: ${name} not found`)
}

function componentFile(files: PackageFiles, from: string, name: string): boolean {
  const at = path.posix.normalize(
    name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(from), name),
  )
  return [`${at}.wxml`, `${at}/index.wxml`, `miniprogram_npm/${name}.wxml`].some((f) => files.has(f))
}

export interface Budget {
  /** Our own promise for the package every first visit downloads. */
  mainKiB: number
  /** WeChat's limit for any one package. */
  packageKiB: number
  totalKiB: number
}
export const defaultBudget: Budget = { mainKiB: 700, packageKiB: 2048, totalKiB: 20 * 1024 }

/** Bytes per package, keyed 'main', sub-package root, 'total'; licence notes and source maps are not uploaded. */
export function packageSizes(files: PackageFiles, budget: Budget): Record<string, number> {
  const roots = (files.app.subPackages ?? files.app.subpackages ?? []).map((s) => s.root.replace(/\/?$/, '/'))
  const sizes: Record<string, number> = { main: 0, total: 0 }
  for (const f of files.all) {
    if (/\.map$|LICENSE|^project\.(private\.)?config\.json$/.test(f)) continue
    const bytes = files.size(f)
    const key = roots.find((r) => f.startsWith(r)) ?? 'main'
    sizes[key] = (sizes[key] ?? 0) + bytes
    sizes['total'] = (sizes['total'] ?? 0) + bytes
  }
  for (const [name, bytes] of Object.entries(sizes)) {
    const limit = name === 'total' ? budget.totalKiB : name === 'main' ? budget.mainKiB : budget.packageKiB
    if (bytes > limit * KiB) files.errors.push(`package ${name} is ${Math.ceil(bytes / KiB)} KiB > ${limit} KiB`)
  }
  return sizes
}
