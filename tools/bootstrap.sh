# Sourced by bin/*: makes sure the packages are installed and names the Node that runs the TypeScript. Needs Node >= 20, npm and git, nothing else.
say() { printf '%s\n' "$*"; }
die() { printf '\n%s\n' "$*" >&2; exit 1; }

command -v node >/dev/null 2>&1 || die "Node.js is missing. Install Node.js 20 or newer, then run this again."
command -v npm >/dev/null 2>&1 || die "npm is missing. It comes with Node.js: reinstall Node.js 20 or newer, then run this again."
[ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] || die "Node.js $(node -v) is too old. Install Node.js 20 or newer, then run this again."

if ! node tools/packages.mjs; then
  say "Installing packages (about two minutes the first time) …"
  npm ci --no-audit --no-fund --loglevel=error --progress=false || die "npm could not install the packages. Check the network and the npm registry setting, then run this again."
fi

# The pinned Node 24 runs TypeScript as it stands; it came with the packages. Elsewhere a system Node 24 does.
NODE=$(ls node_modules/node-*/bin/node 2>/dev/null | head -n 1 || true)
if [ -z "$NODE" ] || ! "$NODE" -v >/dev/null 2>&1; then
  [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 24')" = true ] || die "There is no packaged Node 24 for this platform. Install Node.js 24 or newer, then run this again."
  NODE=$(command -v node)
fi
NODE=$(cd "$(dirname "$NODE")" && pwd)/$(basename "$NODE")
# Tools started by npm scripts must find the same Node.
PATH="$(dirname "$NODE"):$PATH"
export PATH NODE
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$PWD/.cache/compile}"
export NODE_OPTIONS="${NODE_OPTIONS:-} --disable-warning=ExperimentalWarning"
