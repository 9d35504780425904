import type { ReactNode } from 'react'
import { useEffect } from 'react'

/** The title of a page, what can be done on it, and its filters below. */
export function PageHeader({ title, extra, children }: { title: string; extra?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <header className="page-header">
      <div className="page-header-line">
        <h1>{title}</h1>
        <div className="page-header-extra">{extra}</div>
      </div>
      {children && <div className="page-filters">{children}</div>}
    </header>
  )
}
