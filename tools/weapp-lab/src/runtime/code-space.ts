import * as ge from 'glass-easel'
import { type Backend, type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { builtinTags } from './components/index.ts'
import { appJson, packed } from './lab.ts'
import { componentPath } from './paths.ts'

/** Everything WeChat's component framework must know before the first page: templates, configurations, styles. */
export function createCodeSpace(): { space: CodeSpace; backend: Backend } {
  const env = new MiniProgramEnv()
  env.getGlobalCodeSpace().getComponentSpace().defineComponent({ is: '' })
  const space = env.createCodeSpace('main', true)
  const components = space.getComponentSpace()
  components.defineComponent({ is: '' })
  for (const tag of builtinTags) components.setGlobalUsingComponent(tag, `wx-${tag}`)
  steadyOptions(space)
  const backend = env.associateBackend(eventContext())
  // Without the fallback a bindtap on a native node is dropped.
  for (const [path, content] of Object.entries(packed.wxml))
    space.addCompiledTemplate(path, { groupList: packed.wxml, content, fallbackListenerOnNativeNode: true })
  for (const [path, config] of Object.entries(packed.json)) {
    if (path === 'app') continue
    const usingComponents: Record<string, string> = {}
    for (const [tag, name] of Object.entries({ ...appJson.usingComponents, ...config.usingComponents }))
      usingComponents[tag] = `/${componentPath(path, name)}`
    space.addComponentStaticConfig(path, { ...config, usingComponents })
  }
  for (const [path, css] of Object.entries(packed.wxss))
    if (path === 'app' || packed.json[path]) {
      backend.registerStyleSheetContent(path, css)
      space.addStyleSheet(path, path)
    }
  return { space, backend }
}

/** Ids reach the DOM as written (tests select by them), and styles apply unscoped: class prefixes would hide both. */
function steadyOptions(space: CodeSpace): void {
  const prepare = space.prepareComponentOptions
  space.prepareComponentOptions = function (...args) {
    const prepared = prepare.apply(this, args)
    Object.assign(prepared[0], {
      idPrefixGenerator: null,
      writeIdToDOM: true,
      useMethodCallerListeners: true,
      styleScope: ge.StyleScopeManager.globalScope(),
      extraStyleScope: undefined,
    })
    return prepared
  }
}

function eventContext(): ge.CurrentWindowBackendContext {
  const context = new ge.CurrentWindowBackendContext()
  // No tap arrives unless this is set.
  context.onEvent((target, type, detail, options) => {
    const event = new ge.Event(type, detail, options)
    ge.Event.dispatchEvent(target as ge.Element, event)
    return event.defaultPrevented() ? 1 : 0
  })
  return context
}
