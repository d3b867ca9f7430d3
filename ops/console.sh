# shellcheck shell=bash
# The pages of api/console, built into Web's wwwroot when one of their sources has changed.

readonly console_dir=$root/api/console
readonly pages_dir=$root/api/Web/wwwroot

build_console() {
    local stamp built=$local_dir/built/console.stamp log=$local_dir/log/console.log
    prepare_local
    lock_briefly "$local_dir/run/build.lock" "等待另一个 qhd 编译完"
    stamp=$(console_stamp)
    if [[ ! -e $pages_dir/console/index.html || ! -e $built || $(<"$built") != "$stamp" ]]; then
        need_node
        need_space "$root" 500 "编译网页"
        install_modules "$log"
        work "编译网页（api/console）" "$log" npm --prefix "$console_dir" run build || {
            show_log "$log" 30
            fail "网页没有编译通过：请按上面的错误改正，再运行一次；全部输出在 $log。"
        }
        # Web is published with them, and without those of an earlier build.
        rm -rf -- "$local_dir/built/Web.csproj.stamp" "$web_dir/wwwroot"
        printf '%s' "$stamp" >"$built"
    fi
    exec 9>&-
}

# Names, sizes and times of all files that the build reads. Without Node: on a start that builds nothing it may be gone.
console_stamp() {
    find "$console_dir" "$root/api/Web/openapi.json" "$root/seed/data/reference.json" "$root/seed/data/places.csv" \
        \( -name node_modules -o -name schema.d.ts \) -prune -o -type f ! -name '*.md' -printf '%p %s %T@\n' |
        sort | sha256sum
}

# install_modules LOG: only when the lock is another than the one they were installed from.
install_modules() {
    local installed=$console_dir/node_modules/.qhd-lock lock
    lock=$(sha256sum <"$console_dir/package-lock.json")
    [[ ! -e $installed || $(<"$installed") != "$lock" ]] || return 0
    work "取网页编译要用的 npm 包" "$1" npm --prefix "$console_dir" ci || {
        show_log "$1"
        fail "npm 包没有取到：请检查网络、代理或 npm 的 registry 设置，再运行一次。"
    }
    printf '%s' "$lock" >"$installed"
}

need_node() {
    local version=0
    has_node && return
    [[ ! $(apt-cache policy -- nodejs 2>/dev/null) =~ Candidate:\ ([0-9]+) ]] || version=${BASH_REMATCH[1]}
    ((version >= 20)) ||
        fail "缺少 Node 20.19 或更新的版本，而本机的 apt 里也没有：请按 https://nodejs.org 装上，再运行一次。"
    install_packages "Node" nodejs npm
    has_node || fail "装上了 nodejs，却仍找不到 Node 20.19 或更新的版本：请检查 PATH 里的 node 和 npm，再运行一次。"
}

has_node() {
    command -v npm >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

# Types and style, for ./qhd test; what only runs the pages does not wait for it.
check_console() {
    local log=$local_dir/log/console-check.log
    need_node
    install_modules "$log"
    work "检查网页代码" "$log" npm --prefix "$console_dir" run check || {
        show_log "$log" 40
        test_trouble "网页代码的类型或写法不合：请按上面的提示改正。"
    }
}
