import { common } from '@jiuyi/phrases/console'
import { Button } from 'antd'
import { Link } from 'react-router-dom'
import { useText } from '../language.tsx'
import { path } from '../paths.ts'
import { EmptyState } from '../ui/states.tsx'

export function Forbidden() {
  const t = useText(common)
  return (
    <EmptyState
      heading
      title={t.forbiddenTitle}
      hint={t.forbiddenHint}
      action={
        <Link to={path.home()}>
          <Button type="primary">{t.goHome}</Button>
        </Link>
      }
    />
  )
}
