# shellcheck shell=bash
# What the machine must have: room on the disk, Debian packages, the .NET SDK.

readonly local_dir=$root/.local # everything a checkout keeps for itself; nothing in it is committed

# Locks are held by descriptors with fixed numbers, and every child is started without them (7>&- 8>&- 9>&-), so that a
# lock ends with the command that took it, even by kill -9:
#   7 only one `up`; 8 shared by all users of the private cluster; 9 short: one build, one start or stop of the cluster.

# lock_briefly FILE MESSAGE: until `exec 9>&-`; the message is for whoever has to wait.
lock_briefly() {
    exec 9>>"$1"
    flock -n 9 && return
    say "… $2"
    flock 9
}

prepare_local() {
    mkdir -p -- "$local_dir"/{log,run,state,built} 2>/dev/null ||
        fail "不能在 $local_dir 里写文件：请把代码放到当前用户可写的文件夹，再运行一次。"
    [[ -O $local_dir ]] ||
        fail "$local_dir 属于用户 $(stat -c %U -- "$local_dir")：请换成这个用户运行，或者用当前用户另取一份代码。"
}

# need_space FOLDER MEGABYTES PURPOSE
need_space() {
    local free
    free=$(($(df --output=avail -k -- "$1" | tail -n 1) / 1024))
    ((free >= $2)) || fail "磁盘空间不足：$1 所在的磁盘只剩 $free MB，$3至少要 $2 MB；请清理磁盘后再运行一次。"
}

# may_install PURPOSE PACKAGE…: says what is missing, unless apt can be had.
may_install() {
    local purpose=$1
    shift
    command -v apt-get >/dev/null ||
        fail "缺少 $purpose，而本机没有 apt：请用本机的包管理器装上 $*，再运行一次。"
    as_root true 2>/dev/null ||
        fail "缺少 $purpose，而当前用户无权安装：请让管理员运行 apt-get install $*，再运行一次。"
}

as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi; }

# install_packages PURPOSE PACKAGE…
install_packages() {
    local purpose=$1 log=$local_dir/log/apt.log
    may_install "$@"
    shift
    prepare_local
    work "安装 $purpose（$*）" "$log" apt_install "$@" || {
        show_log "$log" 5
        fail "apt 没有装上 $*：请按上面的原因处理（常见的是没有网络，或软件源里没有），再运行一次。"
    }
}

apt_install() {
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300
        install -y --no-install-recommends "$@")
    trap '' HUP INT TERM # an interrupted dpkg harms the machine
    as_root "${install[@]}" && return
    as_root apt-get update || true # a fresh machine has no package lists; one source that is down need not matter
    as_root "${install[@]}"
}

# need_command NAME: a tool whose Debian package bears its name.
need_command() { command -v "$1" >/dev/null || install_packages "$1" "$1"; }

# What the browser tests need: a browser, and a font that has Chinese.
need_browser() {
    need_command chromium
    [[ $(fc-list :lang=zh 2>/dev/null) ]] || install_packages "中文字体" fonts-noto-cjk
}

need_sdk() {
    local sdk=dotnet-sdk-10.0
    has_sdk && return
    apt_knows "$sdk" || as_root apt-get update >/dev/null 2>&1 || true
    apt_knows "$sdk" ||
        fail "缺少 .NET 10 SDK，而本机的 apt 里也没有：请按 https://dot.net/download 装上 .NET 10 SDK，再运行一次。"
    install_packages ".NET 10 SDK" "$sdk"
    has_sdk || fail "装上了 $sdk，却仍找不到 .NET 10 SDK：请检查 PATH 里的 dotnet，再运行一次。"
}

has_sdk() { command -v dotnet >/dev/null && [[ $'\n'$(dotnet --list-sdks) == *$'\n'10.* ]]; }

apt_knows() { [[ $(apt-cache policy -- "$1" 2>/dev/null) == *Candidate:\ [0-9]* ]]; }
