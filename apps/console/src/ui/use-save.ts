import { common } from '@jiuyi/phrases/console'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useText } from '../language.tsx'

/** A change on the server: says that it was saved and reads again what it touches. Errors stay with the caller, beside what was typed. */
export function useSave<In, Out>(o: {
  save: (input: In) => Promise<Out>
  touches: QueryKey[]
  done?: (out: Out, input: In) => void
  /** Words for success; false says nothing. */
  say?: string | false
}) {
  const { message } = App.useApp()
  const t = useText(common)
  const cache = useQueryClient()
  return useMutation({
    mutationFn: o.save,
    onSuccess: async (out, input) => {
      for (const queryKey of o.touches) void cache.invalidateQueries({ queryKey })
      if (o.say !== false) message.success(o.say ?? t.saved)
      o.done?.(out, input)
    },
  })
}
