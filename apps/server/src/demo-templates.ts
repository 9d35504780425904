import { templates } from '@jiuyi/notification'

/** Template ids of subscribe messages for a demonstration: the sandbox takes any id, WeChat gives each approved template its own. */
export const demoSubscribeTemplates: Record<string, string> = Object.fromEntries(
  Object.entries(templates)
    .filter(([, t]) => (t.channels as readonly string[]).includes('subscribe'))
    .map(([name]) => [name, `demo-${name}`]),
)
