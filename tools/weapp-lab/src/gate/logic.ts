import vm from 'node:vm'
import * as esbuild from 'esbuild'
import type { PackageFiles } from './package-files.ts'

/**
 * Names a browser knows and a phone's mini-program engine does not promise. They become parameters that are never
 * passed, so touching one fails in the lab exactly as it would on the phone. Intl exists on newer phones only.
 */
const shadowed =
  'window,document,frames,self,location,navigator,localStorage,sessionStorage,history,caches,screen,alert,confirm,prompt,fetch,XMLHttpRequest,WebSocket,Headers,Request,Response,FormData,Blob,File,FileReader,URL,URLSearchParams,AbortController,AbortSignal,TextEncoder,TextDecoder,ReadableStream,crypto,performance,requestAnimationFrame,cancelAnimationFrame,indexedDB,Worker,Image,HTMLElement,Element,Node,Event,CustomEvent,EventTarget,MutationObserver,IntersectionObserver,ResizeObserver,customElements,getComputedStyle,matchMedia,btoa,atob,queueMicrotask,structuredClone,Intl'
/** What WeChat's define() hands to each file; the module loader of the runtime passes them in this order. */
const given = 'require,module,exports,wx,App,Page,Component,Behavior,getApp,getCurrentPages,globalThis,global'

/** Wraps each logic file as WeChat does. ES modules (plain source, no build) are turned into CommonJS as its own packer does. */
export function wrapLogic(files: PackageFiles): string {
  return files
    .ending('.js')
    .map(
      (f) => `${JSON.stringify(f)}:function(${given},${shadowed}){(function(){${asCommonJs(files, f)}\n}).call(this)}`,
    )
    .join(',\n')
}

function asCommonJs(files: PackageFiles, f: string): string {
  const source = files.read(f)
  try {
    new vm.Script(`(function(){${source}\n})`)
    return source
  } catch {
    try {
      return esbuild.transformSync(source, { format: 'cjs', target: 'es2019', sourcefile: f, logLevel: 'silent' }).code
    } catch (e) {
      files.errors.push(`${f}: JS syntax, ${(e as Error).message.split('\n').slice(0, 2).join(' ')}`)
      return `throw new SyntaxError(${JSON.stringify(f)})`
    }
  }
}
