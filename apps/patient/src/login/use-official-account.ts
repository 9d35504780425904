import { useEffect, useRef, useState } from 'react'
import type { Submit } from '../account/use-submit.ts'
import { quietApi } from '../api/client.ts'
import type { Config } from '../api/config.ts'
import { leaveFor } from '../device/navigation.ts'
import { insideWechat, thisPagePath } from '../device/outside.ts'
import { isH5 } from '../device/target.ts'
import { afterLogin } from './after-login.ts'

interface OfficialAccount {
  /** Can this browser log in through WeChat here? */
  offered: boolean
  /** 'leaving' for WeChat's page, 'finishing' after it. */
  doing: 'leaving' | 'finishing' | undefined
  start: () => void
}

/** H5 inside WeChat: to its consent page and back to this page, with a code and the state our server gave. */
export function useOfficialAccount(
  query: Record<string, string>,
  back: string,
  config: Config | undefined,
  submit: Submit,
): OfficialAccount {
  const offered = isH5 && config?.officialAccount === true && (config.demo || insideWechat())
  const [doing, setDoing] = useState<OfficialAccount['doing']>()
  const once = useRef(false)
  const start = async (): Promise<void> => {
    setDoing('leaving')
    const redirect = thisPagePath(`back=${encodeURIComponent(back)}`)
    const sent = await submit.send(
      () => quietApi.GET('/api/sessions/official-account', { params: { query: { redirect } } }),
      [],
    )
    if (sent?.ok) leaveFor(sent.data.url)
    else setDoing(undefined)
  }
  const finish = async (code: string, state: string): Promise<void> => {
    setDoing('finishing')
    const sent = await submit.send(() => quietApi.POST('/api/sessions/official-account', { body: { code, state } }), [])
    if (sent?.ok) await afterLogin(sent.data, back)
    else setDoing(undefined)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known what this page was opened for
  useEffect(() => {
    if (once.current || !isH5) return
    const { code, state, wechat } = query
    if (code && state) {
      once.current = true
      void finish(code, state)
    } else if (wechat && offered) {
      once.current = true
      void start()
    }
  }, [offered])
  return { offered, doing, start: () => void start() }
}
