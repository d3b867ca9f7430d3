#!/usr/bin/env bash
# migration-drill.sh COMMIT: the upgrade of docs/operations.md done for real, from an older release to this one, on a cluster of its
# own that is gone afterwards. Two Web instances of the older release behind nginx; while riders ask and staff edit, this release's
# migrations come, the older instances go on, then one after the other is replaced. No look-up may fail and no edit may be lost.
set -euo pipefail
shopt -s inherit_errexit nullglob
unset CDPATH "${!PG@}"
export LC_ALL=C.UTF-8

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd -P)
readonly root
source "$root/ops/say.sh"
source "$root/ops/machine.sh"
source "$root/ops/build.sh"
source "$root/ops/processes.sh"
source "$root/ops/postgres.sh"
source "$root/ops/throwaway.sh"
source "$root/ops/migration-load.sh"

drill() {
    (($# == 1)) || refuse "请写明旧版本的提交，例如 ops/migration-drill.sh HEAD~20。"
    prepare_local
    need_sdk
    need_command curl
    [[ -x /usr/sbin/nginx ]] || install_packages nginx nginx-light
    older_release "$1"
    build_seed
    build_web
    need_postgres "" # the newest
    throwaway_use
    on_exit drill_end # before the database ends
    QHD_DATABASE=$(connection_string "$throwaway" qhd)
    export QHD_DATABASE

    seed "$older_seed" migrate
    seed "$older_seed" sample
    free_ports
    start_web 1 "$older/web"
    start_web 2 "$older/web"
    start_nginx
    staff_sign_in "$(dotnet "$older_seed" user first)"
    say "旧版本 ${older##*/}：两个实例，$(migrations) 个迁移。"
    load_start
    sleep 5
    load_phase "旧版本，旧表结构"

    seed "$seed_dll" migrate
    sleep 10
    load_phase "旧版本，新表结构（$(migrations) 个迁移）"
    fresh_on 1
    fresh_on 2

    replace_web 1
    replace_web 2
    sleep 5
    load_phase "逐个换成新版本"
    fresh_on 1
    fresh_on 2
    load_end
    verdict
}

# Sets older, the folder of that release, and older_seed: built once, kept under .local/older.
older_release() {
    local commit
    commit=$(git -C "$root" rev-parse --verify --quiet "$1^{commit}") || refuse "没有 $1 这个提交：git log 列出全部。"
    older=$local_dir/older/${commit:0:12}
    older_seed=$older/source/seed/bin/Release/net10.0/QhdHomeMap.Seed.dll
    [[ ! -e $older/built ]] || return 0
    mkdir -p -- "$older/source"
    git -C "$root" archive "$commit" | tar -x -C "$older/source"
    older_work "编译旧版本的网站" publish api/Web/Web.csproj -o "$older/web"
    older_work "编译旧版本的 seed" build seed/Seed.csproj
    touch "$older/built"
}

older_work() {
    local label=$1 log=$local_dir/log/older.log
    shift
    work "$label" "$log" older_build "$@" || build_failed "$log"
}

# In its own folder, whose global.json and properties are that release's. Its pages are not needed.
older_build() (
    cd -- "$older/source"
    exec dotnet "$@" -c Release --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false
)

# seed PROGRAM VERB
seed() {
    work "$([[ $1 == "$seed_dll" ]] && echo 新版本 || echo 旧版本) seed $2" "$local_dir/log/drill.log" dotnet "$@" || {
        show_log "$local_dir/log/drill.log"
        fail "seed $2 没有成功：请按上面的原因处理，再运行一次。"
    }
}

sql() { as_server_user "$pg_bin/psql" -X -q -At -v ON_ERROR_STOP=1 -h "$throwaway" -U postgres -d qhd -c "$1"; }

migrations() { sql 'select count(*) from "__EFMigrationsHistory"'; }

# Sets ports: of nginx and of the two instances.
free_ports() {
    local port=$((20000 + RANDOM % 10000))
    ports=()
    while ((${#ports[@]} < 3)); do
        port=$((port + 1))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || ports+=("$port")
    done
}

# start_web NUMBER FOLDER: returns when it answers riders, as systemd does.
start_web() {
    Snapshot__Directory=$throwaway/snapshot-$1 Shutdown__DrainSeconds=5 RateLimits__RidersPerMinute=0 \
        start_process "drill-web-$1" "$2" dotnet QhdHomeMap.Api.dll --urls "http://127.0.0.1:${ports[$1]}"
    "$root/ops/systemd/wait-ready" "${ports[$1]}" || {
        show_log "$local_dir/log/drill-web-$1.log"
        fail "实例 $1 没有就绪：请按上面的日志处理，再运行一次。"
    }
}

replace_web() {
    local started=$EPOCHREALTIME
    stop_process "drill-web-$1"
    start_web "$1" "$web_dir"
    say "✓ 实例 $1 换成新版本（$(seconds_since "$started") 秒）"
    sleep 5
}

start_nginx() {
    local folder=$throwaway/nginx tries kind
    mkdir -- "$folder"
    cat >"$folder/nginx.conf" <<CONF
$( ((EUID != 0)) || echo "user root;")
daemon off;
pid $folder/pid;
events {}
http {
    access_log off;
$(for kind in client_body proxy fastcgi uwsgi scgi; do echo "    ${kind}_temp_path $folder/$kind;"; done)
    upstream qhd_web {
        zone qhd_web 64k;
        server 127.0.0.1:${ports[1]} max_fails=3 fail_timeout=2s;
        server 127.0.0.1:${ports[2]} max_fails=3 fail_timeout=2s;
        keepalive 64;
    }
    server {
        listen 127.0.0.1:${ports[0]};
        include $root/ops/nginx/qhd-locations.conf;
    }
}
CONF
    start_process drill-nginx "$folder" /usr/sbin/nginx -p "$folder" -c "$folder/nginx.conf" -e "$folder/error.log"
    for ((tries = 0; tries < 100; tries++)); do
        ! (exec 3<>"/dev/tcp/127.0.0.1/${ports[0]}") 2>/dev/null || return 0
        sleep 0.1
    done
    fail "nginx 没有起来：见 $local_dir/log/drill-nginx.log。"
}

drill_end() {
    local name
    load_end
    for name in drill-nginx drill-web-1 drill-web-2; do
        stop_process "$name"
    done
}

drill "$@"
